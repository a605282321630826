import { randomInt, timingSafeEqual } from "node:crypto";

const alphabet = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
const secretLength = 32;

/** A new CSRF secret: 32 letters and digits. */
export function createSecret(): string {
  return Array.from({ length: secretLength }, () => alphabet[randomInt(alphabet.length)]).join("");
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
  const shifted = Array.from(text, (character, index) => {
    const position = shift(alphabet.indexOf(character), alphabet.indexOf(mask.charAt(index)));
    return alphabet.charAt(position % alphabet.length);
  });
  return shifted.join("");
}
