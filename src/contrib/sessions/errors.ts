import { defineError } from "#rooms/errors";

export const SessionInterrupted = defineError<Record<string, never>>("sessions.interrupted", {
  status: 400,
  message: () => "The session was deleted before the request completed: the user may have logged out meanwhile.",
});
