import { sessionOf } from "#rooms/contrib/sessions";
import { defineRequestKey, type HttpRequest, rotateCsrfToken } from "#rooms/http";
import { loggedIn } from "../events.ts";
import { User } from "../models.ts";
import { isSessionOfAnother, readSessionUser, writeSessionUser } from "./session-user.ts";

const requestUser = defineRequestKey<Promise<User | undefined>>("auth.user");

/**
 * The user who is logged in; undefined for an anonymous visitor. The first call in a request asks the database.
 *
 * @example
 * const user = await currentUser(request);
 */
export function currentUser(request: HttpRequest): Promise<User | undefined> {
  const known = requestUser.find(request);
  if (known !== undefined) return known;
  const user = sessionOf(request).then(readSessionUser);
  requestUser.set(request, user);
  return user;
}

/**
 * Logs a user in: under a new session key and with a new CSRF secret, so that nothing planted before is of use after.
 *
 * What an anonymous visitor kept in the session stays; what another user kept there goes.
 */
export async function login(request: HttpRequest, user: User): Promise<void> {
  const session = await sessionOf(request);
  if (isSessionOfAnother(session, user)) session.flush();
  else session.cycleKey();
  writeSessionUser(session, user);
  rotateCsrfToken(request);
  requestUser.set(request, Promise.resolve(user));
  user.lastLogin = new Date();
  await User.filter({ id: user.id }).update({ lastLogin: user.lastLogin });
  loggedIn.emit({ userId: user.id, remoteAddress: request.remoteAddress });
}

/** Logs the user out and deletes the session with everything in it. */
export async function logout(request: HttpRequest): Promise<void> {
  (await sessionOf(request)).flush();
  requestUser.set(request, Promise.resolve(undefined));
}
