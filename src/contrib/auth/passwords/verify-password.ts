import { passwordUnverifiable } from "../events.ts";
import { preferredHasher, verifierOf } from "./hashers.ts";
import { legacyAlgorithmOf } from "./legacy-algorithm.ts";
import type { PasswordVerifier } from "./password-hasher.ts";
import { isPasswordUsable } from "./unusable-password.ts";

/** `weak` is correct too: the password should be hashed anew, since the stored hash cost less than new ones do. */
export type PasswordVerdict = "correct" | "weak" | "wrong";

/**
 * Hashes a new password for the column `auth_user.password`, off the event loop.
 *
 * @example
 * await User.filter({ id: user.id }).update({ password: await hashPassword("a long sentence of mine") });
 */
export function hashPassword(password: string): Promise<string> {
  return preferredHasher().encode(password);
}

/**
 * Compares a password with a stored hash of any format that Django writes today, and `bcrypt`. MD5, SHA-1 and crypt are
 * refused whatever the password is, since they no longer protect it: the event `passwordUnverifiable` names them.
 *
 * A wrong password takes as long as `refuseLikeWrong` for an unknown user, so that the time does not tell who exists.
 *
 * @example
 * if ((await verifyPassword("secret", user.password)) === "wrong") …
 */
export async function verifyPassword(password: string, encoded: string): Promise<PasswordVerdict> {
  const verifier = verifierOf(encoded);
  if (verifier === undefined) {
    reportUnverifiable(encoded);
    return refuseLikeWrong(password);
  }
  const correct = await verifier.verify(password, encoded);
  const weak = verifier.isWeak(encoded);
  if (correct) return weak && isStepUp(verifier) ? "weak" : "correct";
  if (weak) await verifier.harden(password, encoded);
  return "wrong";
}

/** Whatever its cost was, no hash of scrypt or argon2 is given up for one of PBKDF2. */
function isStepUp({ memoryHard }: PasswordVerifier): boolean {
  return !memoryHard || preferredHasher().memoryHard;
}

/** Spends what verifying a password costs; for users that do not exist or have no password. */
export async function refuseLikeWrong(password: string): Promise<"wrong"> {
  await preferredHasher().encode(password);
  return "wrong";
}

function reportUnverifiable(encoded: string): void {
  if (!isPasswordUsable(encoded) || encoded === "") return;
  // The part before the first $ names the algorithm; anything else might be the password itself, stored by mistake.
  const algorithm = legacyAlgorithmOf(encoded) ?? /^[a-z0-9_]{1,32}(?=\$)/.exec(encoded)?.[0] ?? "unknown";
  passwordUnverifiable.emit({ algorithm });
}
