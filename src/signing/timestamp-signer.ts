import { decodeBase62, encodeBase62 } from "./base62.ts";
import { BadSignature, SignatureExpired } from "./errors.ts";
import { type SignerOptions, separator, sign, unsign } from "./signer.ts";

/** How to sign with the time of signing. */
export interface TimestampSignOptions extends SignerOptions {
  /** The time to note, to the second. Default: now. */
  readonly at?: Date;
}

/** How to verify a text that carries its time of signing. */
export interface TimestampUnsignOptions extends SignerOptions {
  /** The greatest age in seconds; any if left out. */
  readonly maxAgeSeconds?: number;
  /** The time to count the age up to. Default: now. */
  readonly now?: Date;
}

/**
 * Signs a text together with the time, as Django's `TimestampSigner(salt=…).sign`.
 *
 * @example
 * const link = signWithTimestamp("mail@example.com", { salt: "shop.confirm" });
 * unsignWithTimestamp(link, { salt: "shop.confirm", maxAgeSeconds: 86_400 });
 */
export function signWithTimestamp(text: string, { at = new Date(), ...signer }: TimestampSignOptions): string {
  return sign(`${text}${separator}${encodeBase62(Math.floor(at.getTime() / 1000))}`, signer);
}

/**
 * Verifies a text signed with its time and returns the text alone.
 *
 * @throws signing.bad_signature unless it is genuine.
 * @throws signing.expired when it is older than `maxAgeSeconds`.
 *
 * @example
 * unsignWithTimestamp(link, { salt: "shop.confirm", maxAgeSeconds: 86_400 }); // "mail@example.com"
 */
export function unsignWithTimestamp(signed: string, options: TimestampUnsignOptions): string {
  const { maxAgeSeconds, now = new Date() } = options;
  const stamped = unsign(signed, options);
  const end = stamped.lastIndexOf(separator);
  const seconds = end === -1 ? undefined : decodeBase62(stamped.slice(end + 1));
  if (seconds === undefined) throw new BadSignature({ reason: "it carries no time" });
  const ageSeconds = now.getTime() / 1000 - seconds;
  if (maxAgeSeconds !== undefined && ageSeconds > maxAgeSeconds) {
    throw new SignatureExpired({ ageSeconds, maxAgeSeconds });
  }
  return stamped.slice(0, end);
}
