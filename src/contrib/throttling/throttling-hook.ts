import { defineHook } from "#rooms/http";
import { doAfterwork } from "./after-answer.ts";
import { TooManyAttempts } from "./errors.ts";

/** Counts the failures of a request, and tells those who were refused when to come back. */
export const throttlingHook = defineHook({
  name: "throttling.throttling",
  async handle(request, next) {
    const response = await next();
    await doAfterwork(request);
    if (response.error instanceof TooManyAttempts) {
      response.headers.set("Retry-After", String(response.error.details.retryAfter));
    }
    return response;
  },
});
