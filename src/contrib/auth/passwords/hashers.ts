import { PasswordHasherUnavailable } from "../errors.ts";
import { authSettings } from "../settings.ts";
import { argon2Available, argon2Hasher } from "./argon2-hasher.ts";
import { bcryptVerifier } from "./bcrypt-verifier.ts";
import type { PasswordHasher, PasswordVerifier } from "./password-hasher.ts";
import { pbkdf2Hasher } from "./pbkdf2-hasher.ts";
import { scryptHasher } from "./scrypt-hasher.ts";

/**
 * The hasher that new passwords are stored with: `PASSWORD_HASHER`.
 *
 * @throws PasswordHasherUnavailable when this Node cannot compute it.
 */
export function preferredHasher(): PasswordHasher {
  const { PASSWORD_HASHER } = authSettings.values();
  const hasher = hashers().find(({ algorithm }) => algorithm === PASSWORD_HASHER);
  if (hasher === undefined) throw new PasswordHasherUnavailable({ algorithm: PASSWORD_HASHER });
  return hasher;
}

/** What reads a stored password, or undefined for a format that this process does not verify. */
export function verifierOf(encoded: string): PasswordVerifier | undefined {
  const algorithm = encoded.slice(0, encoded.indexOf("$"));
  return verifiers().find((verifier) => verifier.algorithm === algorithm);
}

function verifiers(): readonly PasswordVerifier[] {
  return [...hashers(), bcryptVerifier({ digest: "sha256" }), bcryptVerifier()];
}

function hashers(): readonly PasswordHasher[] {
  const { PASSWORD_ITERATIONS: iterations } = authSettings.values();
  const always = [pbkdf2Hasher({ iterations }), pbkdf2Hasher({ iterations, digest: "sha1" }), scryptHasher];
  return argon2Available ? [...always, argon2Hasher] : always;
}
