import { RequestStateMissing } from "../errors.ts";
import type { HttpRequest } from "./http-request.ts";

/** A typed place for something that belongs to a request. */
export interface RequestKey<Value> {
  readonly name: string;
  /** The value; throws `http.request_state_missing` when nothing set it. */
  get(request: HttpRequest): Value;
  find(request: HttpRequest): Value | undefined;
  set(request: HttpRequest, value: Value): void;
}

/**
 * Defines a typed place for something that belongs to a request, such as its session or its user.
 *
 * @example
 * export const requestSession = defineRequestKey<Session>("sessions.session");
 * requestSession.set(request, await loadSession(request));
 * requestSession.get(request).cart;
 */
export function defineRequestKey<Value>(name: string): RequestKey<Value> {
  const place = Symbol(name);
  const find = (request: HttpRequest) => (request as KeepingRequest)[place] as Value | undefined;
  return {
    name,
    find,
    set: (request, value) => {
      (request as KeepingRequest)[place] = value;
    },
    get: (request) => {
      const value = find(request);
      if (value === undefined) throw new RequestStateMissing({ name });
      return value;
    },
  };
}

/** The values lie on the request itself: a map of requests costs each of them more than their hooks do. */
interface KeepingRequest extends HttpRequest {
  [place: symbol]: unknown;
}
