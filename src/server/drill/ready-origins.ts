import { setTimeout as sleep } from "node:timers/promises";

/** How often each origin is asked, as a load balancer does; milliseconds. */
const pollMilliseconds = 50;

/** Knows which of several instances of a site wants requests, as a load balancer in front of them does. */
export class ReadyOrigins {
  readonly #ready: Map<string, boolean>;
  readonly #path: string;
  #turn = 0;
  #lastLook = performance.now();
  #longestPause = 0;

  /** @param path what is asked; an answer of 2xx means ready. */
  constructor(origins: readonly string[], path: string) {
    this.#ready = new Map(origins.map((origin) => [origin, false]));
    this.#path = path;
  }

  /** How long at most one look came after the other: how long a closed instance still got requests; milliseconds. */
  get longestPause(): number {
    return this.#longestPause;
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
    while (!stopping.aborted) {
      await this.look();
      this.#notePause();
      await sleep(pollMilliseconds, undefined, { signal: stopping }).catch(() => undefined);
    }
  }

  #notePause(): void {
    const now = performance.now();
    this.#longestPause = Math.max(this.#longestPause, now - this.#lastLook);
    this.#lastLook = now;
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
