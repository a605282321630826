import { createHash } from "node:crypto";
import { compare, hash } from "bcryptjs";
import type { PasswordVerifier } from "./password-hasher.ts";

/** Which of Django's two bcrypt formats to read. */
export interface BcryptOptions {
  /** `sha256` hashes the password first, so that all of it counts; without it bcrypt reads 72 bytes. */
  readonly digest?: "sha256";
}

/** What Django writes: 2^12 rounds. */
const usualCost = 12;

/**
 * Fewer than 2^10 rounds are weak.
 *
 * @see https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html#bcrypt
 */
const leastGoodCost = 10;

/** Below 4 is no bcrypt. Each step doubles the time, 16 is some ten seconds: a row must not be able to occupy the process. */
const costs = { least: 4, greatest: 16 };

/**
 * bcrypt in Django's formats `bcrypt_sha256$$2b$<cost>$<salt and hash>` and `bcrypt$…`, for users who come from there:
 * new passwords are never stored so.
 *
 * Node has no bcrypt, so this runs on the event loop, which it leaves to others every 100 ms.
 *
 * @see https://docs.djangoproject.com/en/stable/topics/auth/passwords/#using-bcrypt-with-django
 */
export function bcryptVerifier({ digest }: BcryptOptions = {}): PasswordVerifier {
  const algorithm = digest === undefined ? "bcrypt" : `bcrypt_${digest}`;
  const prepare = (password: string) =>
    digest === undefined ? password : createHash(digest).update(password).digest("hex");
  return {
    algorithm,
    memoryHard: false,
    verify: async (password, encoded) => {
      return costOf(encoded) !== undefined && compare(prepare(password), bcryptPart(encoded));
    },
    isWeak: (encoded) => {
      const cost = costOf(encoded);
      return cost !== undefined && cost < leastGoodCost;
    },
    harden: async (password) => {
      await hash(prepare(password), usualCost);
    },
  };
}

function costOf(encoded: string): number | undefined {
  const match = /^\$2[aby]\$(\d\d)\$[./A-Za-z0-9]{53}$/.exec(bcryptPart(encoded));
  const cost = Number(match?.[1] ?? Number.NaN);
  return cost >= costs.least && cost <= costs.greatest ? cost : undefined;
}

function bcryptPart(encoded: string): string {
  return encoded.slice(encoded.indexOf("$") + 1);
}
