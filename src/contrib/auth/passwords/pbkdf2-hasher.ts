import { pbkdf2 } from "node:crypto";
import { promisify } from "node:util";
import { constantTimeEqual, randomString } from "#rooms/signing";
import type { PasswordHasher } from "./password-hasher.ts";
import { saltLength } from "./salt-length.ts";

/** Settings of PBKDF2 as Django stores it. */
export interface Pbkdf2Options {
  /** Rounds of HMAC for new hashes; stored ones carry their own number. */
  readonly iterations: number;
  /** `sha1` exists to read old tables only. Default: `sha256`. */
  readonly digest?: "sha256" | "sha1";
}

interface Pbkdf2Hash {
  readonly iterations: number;
  readonly salt: string;
}

const derive = promisify(pbkdf2);
const digestBytes = { sha256: 32, sha1: 20 } as const;

/**
 * PBKDF2 in Django's format `pbkdf2_sha256$<iterations>$<salt>$<base64>`; verifies any number of iterations.
 *
 * @example
 * const hasher = pbkdf2Hasher({ iterations: 1_000_000 });
 * await hasher.verify("secret", user.password);
 *
 * @see https://docs.djangoproject.com/en/stable/topics/auth/passwords/
 */
export function pbkdf2Hasher({ iterations, digest = "sha256" }: Pbkdf2Options): PasswordHasher {
  const algorithm = `pbkdf2_${digest}`;
  const encodeWith = async (password: string, hash: Pbkdf2Hash) => {
    const key = await derive(password, hash.salt, hash.iterations, digestBytes[digest], digest);
    return `${algorithm}$${hash.iterations}$${hash.salt}$${key.toString("base64")}`;
  };
  return {
    algorithm,
    memoryHard: false,
    encode: (password) => encodeWith(password, { iterations, salt: randomString(saltLength) }),
    verify: async (password, encoded) => {
      const hash = parseHash(encoded);
      return hash !== undefined && constantTimeEqual(await encodeWith(password, hash), encoded);
    },
    isWeak: (encoded) => {
      const hash = parseHash(encoded);
      return hash !== undefined && (digest === "sha1" || isWeaker(hash, iterations));
    },
    harden: async (password, encoded) => {
      const hash = parseHash(encoded);
      const missing = iterations - (hash?.iterations ?? iterations);
      if (hash !== undefined && missing > 0) await encodeWith(password, { ...hash, iterations: missing });
    },
  };
}

function isWeaker(hash: Pbkdf2Hash, iterations: number): boolean {
  return hash.iterations < iterations || hash.salt.length < saltLength;
}

function parseHash(encoded: string): Pbkdf2Hash | undefined {
  const match = /^pbkdf2_sha(?:256|1)\$([1-9]\d{0,8})\$([^$]+)\$[^$]+$/.exec(encoded);
  return match?.[2] === undefined ? undefined : { iterations: Number(match[1]), salt: match[2] };
}
