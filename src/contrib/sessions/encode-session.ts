import { BadSignature, dumps, loads } from "#rooms/signing";
import { sessionCorrupted } from "./events.ts";
import type { SessionValues } from "./session-store.ts";

/** Django's salt, so that both read each other's sessions. */
const salt = "django.contrib.sessions.SessionStore";

// Shorter ones gain a few bytes at best, and each request that reads them would have to unpack them.
const leastCompressed = 1_000;

/** Writes the values of a session as the column `session_data` holds them: compressed if large, encoded, signed. */
export function encodeSession(values: SessionValues): string {
  return dumps(values, { salt, compress: JSON.stringify(values).length >= leastCompressed });
}

/** Reads `session_data`; what is not genuine reads as an empty session, and an event says so. */
export function decodeSession(encoded: string): SessionValues {
  try {
    const values = loads(encoded, { salt });
    if (isRecord(values)) return values;
    sessionCorrupted.emit({ reason: "it is not an object" });
  } catch (error) {
    if (!(error instanceof BadSignature)) throw error;
    sessionCorrupted.emit({ reason: error.details.reason });
  }
  return {};
}

function isRecord(value: unknown): value is SessionValues {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
