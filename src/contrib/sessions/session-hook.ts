import { defineHook, defineRequestKey, type HttpRequest, type HttpResponse } from "#rooms/http";
import { whenThere } from "#rooms/util";
import { sessionCookieOptions } from "./session-cookie.ts";
import { isSessionKey } from "./session-key.ts";
import { SessionStore } from "./session-store.ts";
import { sessionSettings } from "./settings.ts";
import { loadSession, storeSession } from "./stored-sessions.ts";

/** The session of a request, or the promise of it; unset until somebody asks. */
const requestSession = defineRequestKey<Promise<SessionStore>>("sessions.session");

/**
 * The visitor's session; the first call in a request reads it from the database.
 *
 * @example
 * const session = await sessionOf(request);
 * session.get("theme"); // "dark"
 */
export function sessionOf(request: HttpRequest): Promise<SessionStore> {
  const known = requestSession.find(request);
  if (known !== undefined) return known;
  const session = openSession(cookieOf(request));
  requestSession.set(request, session);
  return session;
}

/** Stores a changed session with the response, and keeps the visitor's cookie true to what is stored. */
export const sessionHook = defineHook({
  name: "sessions.session",
  handle: (request, next) =>
    whenThere(next(), (response) => {
      // A failed request stores nothing: what it changed may be half done, and reading the session may be what failed.
      const session = response.status < 500 ? requestSession.find(request) : undefined;
      if (session !== undefined) return keepSession(request, response, session);
      if (request.headers.cookie !== undefined && isStale(cookieOf(request), undefined)) deleteCookie(response);
      return response;
    }),
});

async function keepSession(
  request: HttpRequest,
  response: HttpResponse,
  opened: Promise<SessionStore>,
): Promise<HttpResponse> {
  const session = await opened;
  response.vary("Cookie");
  if (session.isModified || isProlonged(session)) await storeAndSetCookie(session, response);
  if (isStale(cookieOf(request), session)) deleteCookie(response);
  return response;
}

async function openSession(cookie: string | undefined): Promise<SessionStore> {
  return cookie !== undefined && isSessionKey(cookie) ? loadSession(cookie) : new SessionStore();
}

function cookieOf(request: HttpRequest): string | undefined {
  return request.cookies.get(sessionSettings.values().SESSION_COOKIE_NAME);
}

function isProlonged(session: SessionStore): boolean {
  return session.key !== undefined && sessionSettings.values().SESSION_SAVE_EVERY_REQUEST;
}

async function storeAndSetCookie(session: SessionStore, response: HttpResponse): Promise<void> {
  await storeSession(session);
  if (session.key === undefined) return;
  const { cookieAge: maxAge } = session.expiry;
  const options = { ...sessionCookieOptions(), httpOnly: true, ...(maxAge !== undefined && { maxAge }) };
  response.setCookie(sessionSettings.values().SESSION_COOKIE_NAME, session.key, options);
}

/** True for a cookie that stands for no session: one that was never a key, or one whose session was found to be gone. */
function isStale(cookie: string | undefined, session: SessionStore | undefined): boolean {
  if (cookie === undefined) return false;
  return session === undefined ? !isSessionKey(cookie) : session.isEmpty;
}

function deleteCookie(response: HttpResponse): void {
  response.deleteCookie(sessionSettings.values().SESSION_COOKIE_NAME, sessionCookieOptions());
  response.vary("Cookie");
}
