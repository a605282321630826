import { constantTimeEqual, saltedHmac, secretKeys } from "#rooms/signing";
import type { User } from "./models.ts";

const salt = "django.contrib.auth.models.AbstractBaseUser.get_session_auth_hash";

/** `former` is genuine too, but was made under a key that is only in SECRET_KEY_FALLBACKS. */
export type SessionHashVerdict = "current" | "former" | "wrong";

/** Ties a session to a password: when the password changes, every session made under the old one ends. */
export function sessionAuthHash(user: Pick<User, "password">, key?: string): string {
  const options = key === undefined ? {} : { key };
  return saltedHmac({ salt, value: user.password, ...options }).toString("hex");
}

/** Compares the hash in a session with the user's password, under the current and the former keys. */
export function verifySessionAuthHash(user: Pick<User, "password">, hash: string): SessionHashVerdict {
  const [current = "", ...former] = secretKeys();
  if (constantTimeEqual(hash, sessionAuthHash(user, current))) return "current";
  return former.some((key) => constantTimeEqual(hash, sessionAuthHash(user, key))) ? "former" : "wrong";
}
