import type { Eventual } from "#rooms/util";
import type { HttpRequest } from "./request/http-request.ts";
import type { HttpResponse } from "./response/http-response.ts";

/** A layer around every request: what Django calls a middleware. */
export interface Hook {
  /** `room.hook`. */
  readonly name: string;
  /** Runs once in the site's context before it answers anything; what it throws keeps the site from starting. */
  readonly start?: () => void | Promise<void>;
  /**
   * Answers the request, usually with what `next` answers.
   *
   * `next` never fails: an error below has become its error page, with the error in `response.error`. It answers at once
   * where nothing had to be waited for; `await` takes both.
   */
  readonly handle: (request: HttpRequest, next: () => Eventual<HttpResponse>) => Eventual<HttpResponse>;
}

/**
 * Defines a hook. Hooks wrap each other in the order of the site's list, the first one outermost, and see every
 * request to an allowed host, those that no route matches included.
 *
 * @example
 * export const timingHook = defineHook({ name: "blog.timing", async handle(request, next) {
 *   const start = performance.now();
 *   const response = await next();
 *   response.headers.set("Server-Timing", `app;dur=${performance.now() - start}`);
 *   return response;
 * } });
 */
export function defineHook(hook: Hook): Hook {
  return hook;
}
