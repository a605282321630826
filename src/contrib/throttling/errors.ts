import { defineError } from "#rooms/errors";

/** Something was tried too often: ends the request with 429 and `Retry-After`. */
export const TooManyAttempts = defineError<{ scope: string; retryAfter: number }>("throttling.too_many_attempts", {
  status: 429,
  message: ({ scope, retryAfter }) => `Too many attempts (${scope}); the next one is allowed in ${retryAfter} seconds.`,
});
