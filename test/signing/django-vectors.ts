import { readFileSync } from "node:fs";
import type { JsonValue } from "#rooms/signing";

interface DjangoVectors {
  readonly key: string;
  /** Seconds since 1970. */
  readonly at: number;
  readonly saltedHmac: readonly { readonly salt: string; readonly value: string; readonly hex: string }[];
  readonly signer: readonly SignedText[];
  readonly timestampSigner: readonly SignedText[];
  readonly dumps: readonly { readonly value: JsonValue; readonly compress: boolean; readonly signed: string }[];
}

interface SignedText {
  readonly salt: string;
  readonly text: string;
  readonly signed: string;
}

/** What Django 3.2.25 signed; see make-django-vectors.py beside this file. */
export const vectors: DjangoVectors = readJson("django-vectors.json");

/** Cookies of flash messages that a running Django 3.2 site sent to a browser. */
export const messageCookies: { readonly key: string; readonly salt: string; readonly cookies: readonly string[] } =
  readJson("django-message-cookies.json");

function readJson<Content>(name: string): Content {
  return JSON.parse(readFileSync(new URL(name, import.meta.url), "utf8"));
}
