import { defineChannel } from "#rooms/events";

/** A stored session could not be read: its signature or its form is wrong. The visitor goes on without a session. */
export const sessionCorrupted = defineChannel<{ readonly reason: string }>("sessions.corrupted");
