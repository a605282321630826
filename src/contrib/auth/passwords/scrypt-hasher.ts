import { type ScryptOptions, scrypt } from "node:crypto";
import { constantTimeEqual, randomString } from "#rooms/signing";
import type { PasswordHasher } from "./password-hasher.ts";
import { saltLength } from "./salt-length.ts";

interface ScryptCost {
  readonly cost: number;
  readonly blockSize: number;
  readonly parallelization: number;
}

interface ScryptHash extends ScryptCost {
  readonly salt: string;
}

const keyBytes = 64;

/** What Django writes since 5.1: 2^14 rounds over blocks of 8 x 128 bytes, five times. */
const newCost: ScryptCost = { cost: 2 ** 14, blockSize: 8, parallelization: 5 };

/** Stored hashes that ask for more memory are refused: a row must not be able to exhaust the process. */
const memoryLimitBytes = 256 * 1024 * 1024;

/** scrypt in Django's format `scrypt$<cost>$<salt>$<block size>$<parallelization>$<base64>`. */
export const scryptHasher: PasswordHasher = {
  algorithm: "scrypt",
  memoryHard: true,
  encode: (password) => encodeWith(password, { ...newCost, salt: randomString(saltLength) }),
  verify: async (password, encoded) => {
    const hash = parseHash(encoded);
    return hash !== undefined && constantTimeEqual(await encodeWith(password, hash), encoded);
  },
  isWeak: (encoded) => {
    const hash = parseHash(encoded);
    return hash !== undefined && workOf(hash) < workOf(newCost);
  },
  harden: async (password) => {
    await scryptHasher.encode(password);
  },
};

async function encodeWith(password: string, hash: ScryptHash): Promise<string> {
  const { cost, salt, blockSize, parallelization } = hash;
  const options = { cost, blockSize, parallelization, maxmem: memoryLimitBytes };
  const key = await derive(password, salt, options);
  return `scrypt$${cost}$${salt}$${blockSize}$${parallelization}$${key.toString("base64")}`;
}

function derive(password: string, salt: string, options: ScryptOptions): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password, salt, keyBytes, options, (error, key) => (error === null ? resolve(key) : reject(error)));
  });
}

function parseHash(encoded: string): ScryptHash | undefined {
  const match = /^scrypt\$(\d{1,9})\$([^$]+)\$(\d{1,4})\$(\d{1,4})\$[^$]+$/.exec(encoded);
  if (match?.[2] === undefined) return undefined;
  const hash = {
    cost: Number(match[1]),
    salt: match[2],
    blockSize: Number(match[3]),
    parallelization: Number(match[4]),
  };
  return isAffordable(hash) ? hash : undefined;
}

function isAffordable({ cost, blockSize, parallelization }: ScryptCost): boolean {
  const isPowerOfTwo = cost > 1 && Number.isInteger(Math.log2(cost));
  const bytes = 128 * blockSize * (cost + parallelization + 2);
  return isPowerOfTwo && blockSize > 0 && parallelization > 0 && bytes < memoryLimitBytes;
}

function workOf({ cost, blockSize, parallelization }: ScryptCost): number {
  return cost * blockSize * parallelization;
}
