import { defineError } from "#rooms/errors";

/** A signed text was changed, cut, made with another key or for another purpose. It is never quoted. */
export const BadSignature = defineError<{ reason: string }>("signing.bad_signature", {
  message: ({ reason }) => `The signed text is not genuine: ${reason}.`,
  hint: "It was tampered with, cut, or signed under a key that is neither SECRET_KEY nor in SECRET_KEY_FALLBACKS.",
  status: 400,
});

/** A signed text is genuine but older than allowed. */
export const SignatureExpired = defineError<{ ageSeconds: number; maxAgeSeconds: number }>("signing.expired", {
  message: ({ ageSeconds, maxAgeSeconds }) =>
    `The signed text is ${Math.floor(ageSeconds)} s old, more than the ${maxAgeSeconds} s allowed.`,
  status: 400,
});
