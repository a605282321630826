import type { CookieOptions } from "#rooms/http";
import { sessionSettings } from "./settings.ts";

/** Where the session cookie is sent; the same for setting it and for making the browser forget it. */
export function sessionCookieOptions(): CookieOptions {
  const settings = sessionSettings.values();
  const { SESSION_COOKIE_DOMAIN: domain } = settings;
  return {
    path: settings.SESSION_COOKIE_PATH,
    sameSite: settings.SESSION_COOKIE_SAMESITE,
    secure: settings.SESSION_COOKIE_SECURE,
    ...(domain !== undefined && { domain }),
  };
}
