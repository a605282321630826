import { defineError } from "#rooms/errors";

/** A changed session could not be saved, because another request has deleted it. */
export const SessionInterrupted = defineError<Record<string, never>>("sessions.interrupted", {
  status: 400,
  message: () => "The session was deleted before the request completed: the user may have logged out meanwhile.",
});
