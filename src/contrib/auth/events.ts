import { defineChannel } from "#rooms/events";

/** Somebody has logged in. */
export const loggedIn = defineChannel<{ readonly userId: number; readonly remoteAddress: string }>("auth.logged_in");

/** A name and a password did not belong together; the address is known in requests only. */
export const loginFailed = defineChannel<{ readonly remoteAddress: string | undefined }>("auth.login_failed");

/** A stored password has a format that this process cannot verify: its owner cannot log in. */
export const passwordUnverifiable = defineChannel<{ readonly algorithm: string }>("auth.password_unverifiable");
