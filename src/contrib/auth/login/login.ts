import { sessionOf } from "#rooms/contrib/sessions";
import { defineRequestKey, type HttpRequest, requestUser, rotateCsrfToken } from "#rooms/http";
import { loggedIn } from "../events.ts";
import type { User } from "../models.ts";
import { isSessionOfAnother, readSessionUser, writeSessionUser } from "./session-user.ts";

const authenticatedUser = defineRequestKey<Promise<User | undefined>>("auth.user");

/**
 * The user who is logged in; undefined for an anonymous visitor. The first call in a request asks the database.
 *
 * @example
 * const user = await currentUser(request);
 */
export function currentUser(request: HttpRequest): Promise<User | undefined> {
  const known = authenticatedUser.find(request);
  if (known !== undefined) return known;
  const user = findUser(request);
  authenticatedUser.set(request, user);
  return user;
}

async function findUser(request: HttpRequest): Promise<User | undefined> {
  const user = await readSessionUser(await sessionOf(request));
  if (user !== undefined) requestUser.set(request, String(user.id));
  return user;
}

/**
 * Logs a user in: under a new session key and with a new CSRF secret, so that nothing planted before is of use after.
 *
 * What an anonymous visitor kept in the session stays; what another user kept there goes.
 *
 * @example
 * const user = await authenticate({ username, password });
 * if (user !== undefined) await login(request, user);
 */
export async function login(request: HttpRequest, user: User): Promise<void> {
  const session = await sessionOf(request);
  if (isSessionOfAnother(session, user)) session.flush();
  else session.cycleKey();
  writeSessionUser(session, user);
  rotateCsrfToken(request);
  authenticatedUser.set(request, Promise.resolve(user));
  requestUser.set(request, String(user.id));
  user.lastLogin = new Date();
  await user.save({ fields: ["lastLogin"] });
  loggedIn.emit({ userId: user.id, remoteAddress: request.remoteAddress });
}

/**
 * Logs the user out and deletes the session with everything in it.
 *
 * @example
 * await logout(request);
 * return respond.redirect("/");
 */
export async function logout(request: HttpRequest): Promise<void> {
  (await sessionOf(request)).flush();
  authenticatedUser.set(request, Promise.resolve(undefined));
}
