import { constantTimeEqual } from "./constant-time-equal.ts";
import { BadSignature } from "./errors.ts";
import { saltedHmac } from "./salted-hmac.ts";
import { secretKeys } from "./secret-keys.ts";

/** For which purpose and under which keys to sign. */
export interface SignerOptions {
  /** Names the purpose; a text signed for one purpose is refused for another. */
  readonly salt: string;
  /** The first one signs, all of them verify. Default: the keys of the running project. */
  readonly keys?: readonly string[];
}

/** Stands between the text and its signature. */
export const separator = ":";

/**
 * Signs a text, as Django's `Signer(salt=…).sign`: `text:signature`. The text stays readable.
 *
 * @example
 * const cookie = sign("42", { salt: "shop.cart" });
 * unsign(cookie, { salt: "shop.cart" }); // "42"
 *
 * @see https://docs.djangoproject.com/en/5.2/topics/signing/
 */
export function sign(text: string, { salt, keys = secretKeys() }: SignerOptions): string {
  return `${text}${separator}${signatureOf(text, salt, keys[0] ?? "")}`;
}

/**
 * Verifies a signed text and returns the text without its signature.
 *
 * @throws signing.bad_signature unless it was signed for this purpose under one of the keys.
 *
 * @example
 * unsign(cookie, { salt: "shop.cart" }); // "42"
 */
export function unsign(signed: string, { salt, keys = secretKeys() }: SignerOptions): string {
  const end = signed.lastIndexOf(separator);
  if (end === -1) throw new BadSignature({ reason: "it has no signature" });
  const [text, signature] = [signed.slice(0, end), signed.slice(end + 1)];
  const genuine = keys.some((key) => constantTimeEqual(signature, signatureOf(text, salt, key)));
  if (!genuine) throw new BadSignature({ reason: "the signature does not match" });
  return text;
}

function signatureOf(text: string, salt: string, key: string): string {
  return saltedHmac({ salt: `${salt}signer`, value: text, key }).toString("base64url");
}
