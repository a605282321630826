import { defineChannel } from "#rooms/events";

/** A stored password has a format that this process cannot verify: its owner cannot log in. */
export const passwordUnverifiable = defineChannel<{ readonly algorithm: string }>("auth.password_unverifiable");
