import { BadSignature, dumps, type JsonValue, loads, secretKeys } from "#rooms/signing";
import type { Message } from "./message.ts";
import { readMessage, writeMessage } from "./message-format.ts";

/** What a cookie says: messages, and whether the session holds more. */
export interface CookieContent {
  readonly messages: readonly Message[];
  readonly continues: boolean;
}

/** Django's limit, well below what browsers keep. */
const maximumCharacters = 2048;

/** Stands last in a cookie when the session holds more messages. */
const continuation = "__messagesnotfinished__";

/** Reads the `messages` cookie; one that is not genuine reads as empty. */
export function decodeCookie(cookie: string): CookieContent {
  const values = readSigned(cookie);
  const messages = values.map(readMessage).filter((message) => message !== undefined);
  return { messages, continues: values.at(-1) === continuation };
}

/**
 * Writes as many messages as the cookie holds, the oldest ones: Django shows the cookie first, then the session.
 *
 * @returns The cookie, and the newer messages that did not fit.
 */
export function encodeCookie(messages: readonly Message[]): { cookie: string; rest: readonly Message[] } {
  const values = messages.map(writeMessage);
  for (let end = values.length; end > 0; end -= 1) {
    const cookie = sign(end === values.length ? values : [...values.slice(0, end), continuation]);
    if (cookie.length <= maximumCharacters) return { cookie, rest: messages.slice(end) };
  }
  return { cookie: sign([continuation]), rest: messages };
}

function readSigned(cookie: string): readonly JsonValue[] {
  try {
    const values = loads(cookie, { salt, keys: cookieKeys() });
    return Array.isArray(values) ? values : [];
  } catch (error) {
    if (error instanceof BadSignature) return [];
    throw error;
  }
}

function sign(values: readonly JsonValue[]): string {
  return dumps(values, { salt, keys: cookieKeys(), compress: true });
}

const salt = "django.contrib.messages";

/** Django signs cookies under keys of their own. */
function cookieKeys(): readonly string[] {
  return secretKeys().map((key) => `django.http.cookies${key}`);
}
