import { passwordUnverifiable } from "../events.ts";
import { hasherOf, preferredHasher } from "./hashers.ts";
import { isPasswordUsable } from "./unusable-password.ts";

/** `weak` is correct too: the password should be hashed anew, since the stored hash cost less than new ones do. */
export type PasswordVerdict = "correct" | "weak" | "wrong";

/** Hashes a new password for the column `auth_user.password`, off the event loop. */
export function hashPassword(password: string): Promise<string> {
  return preferredHasher().encode(password);
}

/**
 * Compares a password with a stored hash of any of Django's formats.
 *
 * A wrong password takes as long as `refuseLikeWrong` for an unknown user, so that the time does not tell who exists.
 *
 * @example
 * if ((await verifyPassword("secret", user.password)) === "wrong") …
 */
export async function verifyPassword(password: string, encoded: string): Promise<PasswordVerdict> {
  const hasher = hasherOf(encoded);
  if (hasher === undefined) {
    reportUnverifiable(encoded);
    return refuseLikeWrong(password);
  }
  const correct = await hasher.verify(password, encoded);
  const weak = hasher.isWeak(encoded);
  if (correct) return weak ? "weak" : "correct";
  if (weak) await hasher.harden(password, encoded);
  return "wrong";
}

/** Spends what verifying a password costs; for users that do not exist or have no password. */
export async function refuseLikeWrong(password: string): Promise<"wrong"> {
  await preferredHasher().encode(password);
  return "wrong";
}

function reportUnverifiable(encoded: string): void {
  if (!isPasswordUsable(encoded) || encoded === "") return;
  // The part before the first $ names the algorithm; anything else might be the password itself, stored by mistake.
  const algorithm = /^[a-z0-9_]{1,32}(?=\$)/.exec(encoded)?.[0] ?? "unknown";
  passwordUnverifiable.emit({ algorithm });
}
