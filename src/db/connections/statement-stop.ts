import type { Duplex } from "node:stream";
import type { TolvError } from "#rooms/errors";
import { StatementCancelled, StatementTimeout } from "../errors.ts";
import type { Statement } from "./statement.ts";
import type { StatementLimits } from "./statement-limits.ts";
import type { TidyClient } from "./tidy-client.ts";

/** How long the server may take to obey before the connection is cut; milliseconds. */
const patience = 2_000;

/**
 * Watches over one statement, and stops it on the server when its limits are reached.
 *
 * The time is measured here because autocommit has no `SET LOCAL`, and poolers refuse the option of the connection.
 */
export class StatementStop {
  readonly #client: TidyClient;
  readonly #limits: StatementLimits;
  readonly #onAbort = () => this.#stop("cancelled");
  #timer: NodeJS.Timeout | undefined;
  #messenger: Duplex | undefined;
  #reason: "cancelled" | "timeout" | undefined;

  constructor(client: TidyClient, limits: StatementLimits) {
    this.#client = client;
    this.#limits = limits;
    if (limits.timeout) this.#timer = setTimeout(() => this.#stop("timeout"), limits.timeout);
    limits.signal?.addEventListener("abort", this.#onAbort);
  }

  /** True once the server was asked: the request may come late, so the connection must not serve anybody else. */
  get wasAsked(): boolean {
    return this.#reason !== undefined;
  }

  /** The error for a statement that failed, which is the limit where it was reached. */
  explain(error: unknown, { model }: Statement): unknown {
    if (this.#reason === undefined) return error;
    return this.#reason === "timeout" ? timedOut(this.#limits, model, error) : cancelled(model, error);
  }

  /** Ends the watch; the statement has been answered. */
  [Symbol.dispose](): void {
    clearTimeout(this.#timer);
    this.#limits.signal?.removeEventListener("abort", this.#onAbort);
    this.#messenger?.destroy();
  }

  #stop(reason: "cancelled" | "timeout"): void {
    if (this.#reason !== undefined) return;
    this.#reason = reason;
    clearTimeout(this.#timer);
    this.#messenger = this.#client.requestCancellation();
    this.#timer = setTimeout(() => this.#client.connection.stream.destroy(), patience);
  }
}

/** The error of a statement that nobody waits for. */
export function cancelled(model: string | undefined, cause?: unknown): TolvError {
  return new StatementCancelled(details("cancelled by the program", model), { cause });
}

function timedOut({ timeout }: StatementLimits, model: string | undefined, cause: unknown): TolvError {
  return new StatementTimeout(details(`it ran longer than ${timeout} milliseconds`, model), { cause });
}

function details(message: string, model: string | undefined) {
  return { sqlstate: "57014", message, model, table: undefined, column: undefined, constraint: undefined };
}
