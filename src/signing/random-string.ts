import { randomInt } from "node:crypto";

/** Lower and upper case letters and digits, in Django's order. */
export const lettersAndDigits = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

/**
 * Makes an unguessable text; 22 letters and digits hold 130 random bits.
 *
 * @param length In characters.
 * @param alphabet Each of its characters is equally likely.
 *
 * @example
 * randomString(32, "abcdefghijklmnopqrstuvwxyz0123456789");
 */
export function randomString(length: number, alphabet: string = lettersAndDigits): string {
  return Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join("");
}
