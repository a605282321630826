import { sessionOf } from "#rooms/contrib/sessions";
import type { HttpRequest } from "#rooms/http";
import { passwordChanged } from "../events.ts";
import { User } from "../models.ts";
import { hashPassword } from "../passwords/verify-password.ts";
import { findActiveUser } from "../users/find-active-user.ts";
import { decodeUserId } from "./encode-user-id.ts";
import { isPasswordResetToken } from "./password-reset-token.ts";

/** Where Django keeps the token between the link and the form, so that no address of a page holds it. */
const sessionName = "_password_reset_token";

/** The user whom a link is for, if its token is good. */
export async function findResetUser(uidb64: string, token: string): Promise<User | undefined> {
  const id = decodeUserId(uidb64);
  const user = id === undefined ? undefined : await findActiveUser(id);
  return user !== undefined && isPasswordResetToken(token, user) ? user : undefined;
}

/** Keeps the token of a link for the form that follows. */
export async function keepResetToken(request: HttpRequest, token: string): Promise<void> {
  (await sessionOf(request)).set(sessionName, token);
}

/** The user whose link this visitor has followed before; the token is verified again. */
export async function findUserOfKeptToken(request: HttpRequest, uidb64: string): Promise<User | undefined> {
  const token = (await sessionOf(request)).get(sessionName);
  return typeof token === "string" ? findResetUser(uidb64, token) : undefined;
}

/**
 * Sets the new password and forgets the token. Of two requests with one token the second finds the password changed.
 *
 * @returns False if the token was used meanwhile.
 */
export async function resetPassword(request: HttpRequest, user: User, password: string): Promise<boolean> {
  (await sessionOf(request)).delete(sessionName);
  const { id, password: former } = user;
  const changed = await User.filter({ id, password: former }).update({ password: await hashPassword(password) });
  if (changed > 0) passwordChanged.emit({ userId: id });
  return changed > 0;
}
