/** Writes a user's key as it stands in the link of a password reset: base64url of its decimal digits. */
export function encodeUserId(id: number): string {
  return Buffer.from(String(id)).toString("base64url");
}

/** Reads what `encodeUserId` or Django wrote; undefined for anything else. */
export function decodeUserId(text: string): number | undefined {
  const digits = Buffer.from(text, "base64url").toString();
  return /^[1-9]\d{0,9}$/.test(digits) && encodeUserId(Number(digits)) === text ? Number(digits) : undefined;
}
