import { setTimeout as sleep } from "node:timers/promises";

/** How often each origin is asked, as a load balancer does; milliseconds. */
const pollMilliseconds = 50;

/** Knows which of several instances of a site wants requests, as a load balancer in front of them does. */
export class ReadyOrigins {
  readonly #ready: Map<string, boolean>;
  readonly #path: string;
  #turn = 0;
  #longestBlindness = 0;

  /** @param path what is asked; an answer of 2xx means ready. */
  constructor(origins: readonly string[], path: string) {
    this.#ready = new Map(origins.map((origin) => [origin, false]));
    this.#path = path;
  }

  /**
   * How long at most an instance still got requests that wanted none: from the start of one look, which it may have
   * answered with its last yes, to the end of the next; milliseconds.
   */
  get longestBlindness(): number {
    return this.#longestBlindness;
  }

  /** One of those that are ready, in turn. */
  next(): string | undefined {
    const ready = [...this.#ready].flatMap(([origin, isReady]) => (isReady ? [origin] : []));
    return ready[this.#turn++ % ready.length];
  }

  /** Asks all of them once. */
  async look(): Promise<void> {
    await Promise.all([...this.#ready.keys()].map((origin) => this.#lookAt(origin)));
  }

  /** Asks all of them again and again. */
  async watch(stopping: AbortSignal): Promise<void> {
    let lastStart = performance.now();
    while (!stopping.aborted) {
      const start = performance.now();
      await this.look();
      this.#longestBlindness = Math.max(this.#longestBlindness, performance.now() - lastStart);
      lastStart = start;
      await sleep(pollMilliseconds, undefined, { signal: stopping }).catch(() => undefined);
    }
  }

  async #lookAt(origin: string): Promise<void> {
    // A connection of its own: a kept one would still be answered when no new one is accepted.
    const headers = { connection: "close" };
    const isReady = await fetch(new URL(this.#path, origin), { headers }).then(
      async (response) => {
        await response.body?.cancel();
        return response.ok;
      },
      () => false,
    );
    this.#ready.set(origin, isReady);
  }
}
