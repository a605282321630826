import type { Address } from "#rooms/server";

/** What `tolv serve` was asked for. */
export interface ServeCall {
  /** The project's folder by the name that it was given, which may be a link to the release of the day. */
  readonly directory: string;
  readonly address: Address;
  /** Worker processes; WEB_CONCURRENCY unless given. */
  readonly workers: number | undefined;
}
