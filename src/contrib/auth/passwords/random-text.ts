import { randomInt } from "node:crypto";

const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

/** Draws `length` characters of a-zA-Z0-9, each worth 5.95 bits of entropy. */
export function randomText(length: number): string {
  return Array.from({ length }, () => letters[randomInt(letters.length)]).join("");
}

/** How long Django's salts are: the fewest of these characters that carry 128 bits. */
export const saltLength = 22;
