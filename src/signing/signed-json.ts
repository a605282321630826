import { deflateSync, inflateSync } from "node:zlib";
import { asciiJson } from "#rooms/util";
import { BadSignature } from "./errors.ts";
import {
  signWithTimestamp,
  type TimestampSignOptions,
  type TimestampUnsignOptions,
  unsignWithTimestamp,
} from "./timestamp-signer.ts";

/** What JSON can hold. */
export type JsonValue =
  | null
  | boolean
  | number
  | string
  | readonly JsonValue[]
  | { readonly [name: string]: JsonValue | undefined };

/** How to write a signed value. */
export interface DumpOptions extends TimestampSignOptions {
  /** Compresses when that makes it shorter. Default: false. */
  readonly compress?: boolean;
}

// A signed payload is our own, yet no reason to fill the memory.
const maxInflatedBytes = 8 * 1024 * 1024;

/**
 * Writes a value as signed, URL-safe text, as Django's `signing.dumps`. Signed is not encrypted: anybody can read it.
 *
 * @example
 * const text = dumps({ cart: [1, 2] }, { salt: "shop.cart", compress: true });
 * loads(text, { salt: "shop.cart", maxAgeSeconds: 3600 }); // { cart: [1, 2] }
 *
 * @see https://docs.djangoproject.com/en/5.2/topics/signing/#protecting-complex-data-structures
 */
export function dumps(value: JsonValue, { compress = false, ...signer }: DumpOptions): string {
  const plain = Buffer.from(asciiJson(value));
  const compressed = compress ? deflateSync(plain) : undefined;
  const shorter = compressed !== undefined && compressed.length < plain.length - 1;
  const payload = shorter ? `.${compressed.toString("base64url")}` : plain.toString("base64url");
  return signWithTimestamp(payload, signer);
}

/**
 * Verifies a text made by `dumps`, ours or Django's, and returns its value.
 *
 * @throws signing.bad_signature unless it is genuine.
 * @throws signing.expired when it is older than `maxAgeSeconds`.
 *
 * @example
 * loads(text, { salt: "shop.cart", maxAgeSeconds: 3600 }); // { cart: [1, 2] }
 */
export function loads(signed: string, options: TimestampUnsignOptions): JsonValue {
  const payload = unsignWithTimestamp(signed, options);
  try {
    return JSON.parse(readPayload(payload).toString());
  } catch (cause) {
    throw new BadSignature({ reason: "what was signed is not JSON" }, { cause });
  }
}

function readPayload(payload: string): Buffer {
  if (!payload.startsWith(".")) return Buffer.from(payload, "base64url");
  return inflateSync(Buffer.from(payload.slice(1), "base64url"), { maxOutputLength: maxInflatedBytes });
}
