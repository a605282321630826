import { randomString } from "#rooms/signing";

/** Makes a session key: 32 characters of a-z0-9, 165 bits, so many that no key is ever made twice. */
export function createSessionKey(): string {
  return randomString(32, "abcdefghijklmnopqrstuvwxyz0123456789");
}

/** False for what no session was ever stored under, so that the database need not be asked. */
export function isSessionKey(text: string): boolean {
  return /^[a-z0-9]{32}$/.test(text);
}
