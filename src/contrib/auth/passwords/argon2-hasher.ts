import * as crypto from "node:crypto";
import { constantTimeEqual, randomString } from "#rooms/signing";
import type { PasswordHasher } from "./password-hasher.ts";
import { saltLength } from "./salt-length.ts";

interface Argon2Cost {
  readonly memoryKibibytes: number;
  readonly passes: number;
  readonly lanes: number;
}

interface Argon2Hash extends Argon2Cost {
  readonly variant: crypto.Argon2Algorithm;
  readonly salt: Buffer;
  readonly keyBytes: number;
}

/** What Django writes. */
const newCost: Argon2Cost = { memoryKibibytes: 102_400, passes: 2, lanes: 8 };
const newKeyBytes = 32;

/** A stored hash that asks for more is refused: a row must not be able to exhaust the process. */
const memoryLimitKibibytes = 1024 * 1024;

/** True when this Node can compute Argon2: from 24.7. */
export const argon2Available = typeof crypto.argon2 === "function";

/** Argon2 in Django's format, `argon2` and the PHC string `$argon2id$v=19$m=…,t=…,p=…$<salt>$<hash>`. */
export const argon2Hasher: PasswordHasher = {
  algorithm: "argon2",
  memoryHard: true,
  encode: (password) =>
    encodeWith(password, {
      ...newCost,
      variant: "argon2id",
      salt: Buffer.from(randomString(saltLength)),
      keyBytes: newKeyBytes,
    }),
  verify: async (password, encoded) => {
    const hash = parseHash(encoded);
    return hash !== undefined && constantTimeEqual(await encodeWith(password, hash), encoded);
  },
  isWeak: (encoded) => {
    const hash = parseHash(encoded);
    return hash !== undefined && (hash.memoryKibibytes < newCost.memoryKibibytes || hash.passes < newCost.passes);
  },
  harden: async (password) => {
    await argon2Hasher.encode(password);
  },
};

async function encodeWith(password: string, hash: Argon2Hash): Promise<string> {
  const key = await derive(password, hash);
  const costs = `m=${hash.memoryKibibytes},t=${hash.passes},p=${hash.lanes}`;
  return `argon2$${hash.variant}$v=19$${costs}$${unpadded(hash.salt)}$${unpadded(key)}`;
}

function derive(password: string, hash: Argon2Hash): Promise<Buffer> {
  const parameters = {
    message: password,
    nonce: hash.salt,
    memory: hash.memoryKibibytes,
    passes: hash.passes,
    parallelism: hash.lanes,
    tagLength: hash.keyBytes,
  };
  return new Promise((resolve, reject) => {
    crypto.argon2(hash.variant, parameters, (error, key) => (error === null ? resolve(key) : reject(error)));
  });
}

function unpadded(bytes: Buffer): string {
  return bytes.toString("base64").replace(/=+$/, "");
}

function parseHash(encoded: string): Argon2Hash | undefined {
  const pattern = /^argon2\$(argon2(?:id|i|d))\$v=19\$m=(\d{1,8}),t=(\d{1,4}),p=(\d{1,3})\$([^$]+)\$([^$]+)$/;
  const match = pattern.exec(encoded);
  if (match?.[1] === undefined || match[5] === undefined || match[6] === undefined) return undefined;
  const hash = {
    variant: match[1] as crypto.Argon2Algorithm,
    memoryKibibytes: Number(match[2]),
    passes: Number(match[3]),
    lanes: Number(match[4]),
    salt: Buffer.from(match[5], "base64"),
    keyBytes: Buffer.from(match[6], "base64").length,
  };
  return isAffordable(hash) ? hash : undefined;
}

/** The limits of RFC 9106, and the memory limit. */
function isAffordable({ memoryKibibytes, passes, lanes, salt, keyBytes }: Argon2Hash): boolean {
  const memoryFits = memoryKibibytes >= 8 * lanes && memoryKibibytes <= memoryLimitKibibytes;
  return memoryFits && passes > 0 && lanes > 0 && salt.length >= 8 && keyBytes >= 4;
}
