const digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/** Writes a whole number that is not negative in base 62. */
export function encodeBase62(number: number): string {
  const rest = Math.floor(number / digits.length);
  const digit = digits.charAt(number % digits.length);
  return rest === 0 ? digit : encodeBase62(rest) + digit;
}

/** Reads a number in base 62; undefined if it is none or too large to be exact. */
export function decodeBase62(text: string): number | undefined {
  if (!/^[0-9A-Za-z]+$/.test(text)) return undefined;
  const number = [...text].reduce((sum, digit) => sum * digits.length + digits.indexOf(digit), 0);
  return Number.isSafeInteger(number) ? number : undefined;
}
