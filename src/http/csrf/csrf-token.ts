import { randomFillSync, timingSafeEqual } from "node:crypto";

const alphabet = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
const secretLength = 32;

/** A new CSRF secret: 32 letters and digits. */
export function createSecret(): string {
  let secret = "";
  while (secret.length < secretLength) secret += randomCharacter();
  return secret;
}

/** Asking the system for each secret would take longer than all the rest of it. */
const pool = Buffer.alloc(4096);
let used = pool.length;

/** One character, or none for a byte that would favour the first letters of the alphabet. */
function randomCharacter(): string {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const byte = pool.readUInt8(used);
  pool[used++] = 0;
  return byte < 256 - (256 % alphabet.length) ? alphabet.charAt(byte % alphabet.length) : "";
}

/**
 * Hides a secret behind a mask that differs each time, so that compressing a page tells nothing about it (BREACH).
 *
 * The format is Django's: 32 characters of mask, then 32 of `(secret + mask) mod 62`.
 */
export function maskSecret(secret: string): string {
  const mask = createSecret();
  return mask + combine(secret, mask, (character, shift) => character + shift);
}

/** The secret in a cookie or token, masked (64 characters) or plain (32); undefined for anything else. */
export function readSecret(token: string): string | undefined {
  if (!/^[a-zA-Z0-9]+$/.test(token)) return undefined;
  if (token.length === secretLength) return token;
  if (token.length !== 2 * secretLength) return undefined;
  const mask = token.slice(0, secretLength);
  return combine(token.slice(secretLength), mask, (character, shift) => character - shift + alphabet.length);
}

/** Compares two secrets in constant time. */
export function equalSecrets(one: string, other: string): boolean {
  return one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
}

function combine(text: string, mask: string, shift: (character: number, by: number) => number): string {
  let shifted = "";
  for (let index = 0; index < text.length; index++) {
    const position = shift(alphabet.indexOf(text.charAt(index)), alphabet.indexOf(mask.charAt(index)));
    shifted += alphabet.charAt(position % alphabet.length);
  }
  return shifted;
}
