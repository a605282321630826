import { defineChannel } from "#rooms/events";

/** Somebody has logged in. */
export const loggedIn = defineChannel<{ readonly userId: number; readonly remoteAddress: string }>("auth.logged_in");

/** A name and a password did not belong together; the address is known in requests only. */
export const loginFailed = defineChannel<{ readonly remoteAddress: string | undefined }>("auth.login_failed");

/** A stored password has a format that this process cannot verify: its owner cannot log in. */
export const passwordUnverifiable = defineChannel<{ readonly algorithm: string }>("auth.password_unverifiable");

/** Somebody has a new password: chosen by the user, by an administrator or through the link of a reset. */
export const passwordChanged = defineChannel<{ readonly userId: number }>("auth.password_changed");

/** The mail with the link for a new password did not go out; whoever asked for it was not told. */
export const passwordResetFailed = defineChannel<{ readonly userId: number; readonly error: unknown }>(
  "auth.password_reset_failed",
);
