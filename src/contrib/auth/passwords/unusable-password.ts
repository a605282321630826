import { randomString } from "#rooms/signing";

const prefix = "!";
const randomCharacters = 40;

/** Makes a password column that no password matches: `!` and 40 random characters, as Django writes it. */
export function unusablePassword(): string {
  return prefix + randomString(randomCharacters);
}

/** False for a column made by `unusablePassword`: such a user cannot log in with a password. */
export function isPasswordUsable(encoded: string): boolean {
  return !encoded.startsWith(prefix);
}
