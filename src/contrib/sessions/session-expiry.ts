import type { JsonValue } from "#rooms/signing";
import { sessionSettings } from "./settings.ts";

/** How long a session lives from now on, and its cookie. */
export interface SessionExpiry {
  /** Seconds that the stored session is kept. */
  readonly age: number;
  /** Seconds that the browser keeps the cookie; undefined for as long as it runs. */
  readonly cookieAge: number | undefined;
}

/** Reads what stands under Django's `_session_expiry`: seconds, 0 for the end of the browser, or a moment as text. */
export function expiryOf(stored: JsonValue | undefined): SessionExpiry {
  const { SESSION_COOKIE_AGE, SESSION_EXPIRE_AT_BROWSER_CLOSE } = sessionSettings.values();
  const age = secondsOf(stored);
  if (age === 0 || (age === undefined && SESSION_EXPIRE_AT_BROWSER_CLOSE)) {
    return { age: SESSION_COOKIE_AGE, cookieAge: undefined };
  }
  return { age: age ?? SESSION_COOKIE_AGE, cookieAge: age ?? SESSION_COOKIE_AGE };
}

function secondsOf(stored: JsonValue | undefined): number | undefined {
  if (typeof stored === "number") return stored;
  const moment = typeof stored === "string" ? Date.parse(stored) : Number.NaN;
  return Number.isNaN(moment) ? undefined : Math.round((moment - Date.now()) / 1000);
}
