import type { CookieOptions } from "#rooms/http";
import { sessionSettings } from "./settings.ts";

/** Where the session cookie is sent, and to whom it is shown: never to scripts. */
export function sessionCookieOptions(): CookieOptions {
  const settings = sessionSettings.values();
  const { SESSION_COOKIE_DOMAIN: domain } = settings;
  return {
    httpOnly: true,
    path: settings.SESSION_COOKIE_PATH,
    sameSite: settings.SESSION_COOKIE_SAMESITE,
    secure: settings.SESSION_COOKIE_SECURE,
    ...(domain !== undefined && { domain }),
  };
}
