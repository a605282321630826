import { defineHook } from "#rooms/http";
import { whenThere } from "#rooms/util";
import { doAfterwork } from "./after-answer.ts";
import { TooManyAttempts } from "./errors.ts";

/** Counts the failures of a request, and tells those who were refused when to come back. */
export const throttlingHook = defineHook({
  name: "throttling.throttling",
  handle: (request, next) =>
    whenThere(next(), (response) => {
      if (response.error instanceof TooManyAttempts) {
        response.headers.set("Retry-After", String(response.error.details.retryAfter));
      }
      return whenThere(doAfterwork(request), () => response);
    }),
});
