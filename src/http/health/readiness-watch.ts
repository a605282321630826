import { readinessFailed, readinessRestored } from "../events.ts";
import type { Readiness } from "./define-readiness.ts";

/** How long a check may take; milliseconds. */
const checkLimit = 5000;

/** How often it is told that a check still fails; milliseconds. */
const reminderInterval = 5 * 60_000;

/** Why a check says no. */
export interface ReadinessFailure {
  readonly error: unknown;
}

/**
 * Asks one check for all who want to know: who comes while it is at work waits for the same answer.
 *
 * Probes come every second, and what they ask for may be away for hours. So an event tells when a check begins to fail
 * and when it works again, and one at times that it still fails.
 */
export class ReadinessWatch {
  readonly #readiness: Readiness;
  readonly #now: () => number;
  #asking: Promise<ReadinessFailure | undefined> | undefined;
  #failing: { readonly since: number; readonly toldAt: number } | undefined;

  /** @param now tells the time; milliseconds. */
  constructor(readiness: Readiness, now: () => number = () => performance.now()) {
    this.#readiness = readiness;
    this.#now = now;
  }

  get name(): string {
    return this.#readiness.name;
  }

  /** Resolves with nothing when it works. */
  ask(): Promise<ReadinessFailure | undefined> {
    this.#asking ??= this.#check().finally(() => {
      this.#asking = undefined;
    });
    return this.#asking;
  }

  async #check(): Promise<ReadinessFailure | undefined> {
    try {
      await withLimit(this.#readiness.check());
      this.#noteSuccess();
      return undefined;
    } catch (error) {
      this.#noteFailure(error);
      return { error };
    }
  }

  #noteSuccess(): void {
    if (this.#failing === undefined) return;
    const milliseconds = this.#now() - this.#failing.since;
    this.#failing = undefined;
    readinessRestored.emit({ name: this.name, milliseconds });
  }

  #noteFailure(error: unknown): void {
    const now = this.#now();
    const { since, toldAt } = this.#failing ?? { since: now, toldAt: Number.NEGATIVE_INFINITY };
    if (now - toldAt < reminderInterval) return;
    this.#failing = { since, toldAt: now };
    readinessFailed.emit({ name: this.name, error, milliseconds: now - since });
  }
}

async function withLimit(work: Promise<void>): Promise<void> {
  const { promise: expired, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`No answer within ${checkLimit} ms.`)), checkLimit);
  try {
    await Promise.race([work, expired]);
  } finally {
    clearTimeout(timer);
  }
}
