import { PreconditionFailed } from "../errors.ts";
import type { HttpRequest } from "../request/http-request.ts";
import type { HttpResponse } from "../response/http-response.ts";
import { discardStream } from "../response/stream-body.ts";
import { evaluatePreconditions, hasPreconditions, isReading } from "./evaluate-preconditions.ts";
import { validatorsOf } from "./validators.ts";

/** What describes the body that a 304 does not have; caching headers and cookies stay. */
const bodyHeaders = ["Content-Type", "Content-Length", "Content-Encoding", "Content-Language", "Content-Range"];

/**
 * Shortens a page that carries validators to 304 when the client has it already.
 *
 * @throws PreconditionFailed when the client wanted another state of the page, and no other.
 */
export function answerConditionally(request: HttpRequest, response: HttpResponse): HttpResponse {
  if (!isReading(request) || response.status !== 200 || !hasPreconditions(request)) return response;
  const validators = validatorsOf(response.headers);
  if (validators.etag === undefined && validators.lastModified === undefined) return response;
  const outcome = evaluatePreconditions(request, validators);
  if (outcome === "proceed") return response;
  discardStream(response.body);
  if (outcome === "failed") throw new PreconditionFailed({});
  return notModified(response);
}

/** @see https://www.rfc-editor.org/rfc/rfc9110#section-15.4.5 */
function notModified(response: HttpResponse): HttpResponse {
  response.status = 304;
  response.body = undefined;
  for (const name of bodyHeaders) response.headers.delete(name);
  return response;
}
