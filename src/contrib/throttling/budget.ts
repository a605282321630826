import { saltedHmac } from "#rooms/signing";

/** How often something may be tried. */
export interface Limit {
  /** The attempts that are allowed in the time. */
  readonly limit: number;
  /** How long they are remembered, from the first one on. */
  readonly seconds: number;
}

/** What is counted, for whom, and how much of it is allowed. */
export interface Budget extends Limit {
  /** What is tried: `comments`, `auth.login`. It is the readable part of the row's key, at most 80 characters. */
  readonly scope: string;
  /** Who tries, or what is tried at: an address, a name. */
  readonly key: string;
}

/** The key of the row that counts: the scope, and a hash that cannot be computed without the project's secret key. */
export function counterKey({ scope, key }: Pick<Budget, "scope" | "key">): string {
  return `${scope}:${saltedHmac({ salt: "tolv.throttling", value: `${scope}:${key}` }).toString("hex")}`;
}
