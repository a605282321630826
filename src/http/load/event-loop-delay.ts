import { monitorEventLoopDelay } from "node:perf_hooks";

/** How often the loop is expected to come round, and how long an average is kept; milliseconds. */
const resolution = 20;
const window = 1000;

/**
 * Watches how late the event loop is. One long pause does not count for much: the average over a second does, which
 * stays high only where every turn of the loop takes too long.
 *
 * @see https://nodejs.org/api/perf_hooks.html#perf_hooksmonitoreventloopdelayoptions
 */
export class EventLoopDelay implements Disposable {
  readonly #limit: number;
  readonly #histogram: ReturnType<typeof monitorEventLoopDelay> | undefined;
  #milliseconds = 0;
  #measuredAt = 0;

  /** @param limit milliseconds; 0 watches nothing. */
  constructor(limit: number) {
    this.#limit = limit;
    if (limit === 0) return;
    this.#histogram = monitorEventLoopDelay({ resolution });
    this.#histogram.enable();
  }

  get isTooLong(): boolean {
    return this.#histogram !== undefined && this.milliseconds > this.#limit;
  }

  /** The average of about the last second. */
  get milliseconds(): number {
    const now = performance.now();
    if (this.#histogram === undefined || now - this.#measuredAt < window) return this.#milliseconds;
    this.#measuredAt = now;
    // Without a sample the mean is no number. What is measured is the time between two turns, so what is due goes off.
    this.#milliseconds = Math.max(0, (this.#histogram.mean || 0) / 1e6 - resolution);
    this.#histogram.reset();
    return this.#milliseconds;
  }

  [Symbol.dispose](): void {
    this.#histogram?.disable();
  }
}
