import { ServerBusy } from "../errors.ts";
import type { SiteSettings } from "../settings.ts";
import type { Load } from "../site.ts";
import { EventLoopDelay } from "./event-loop-delay.ts";

/** A request that waits for its turn. */
interface Waiting {
  readonly begin: () => void;
}

/**
 * Bounds how many requests a process works on at once. Those that come on top wait in a queue, in their order; what
 * the queue cannot take, or keeps too long, is refused at once instead of slowly.
 *
 * A request is at work while its answer is being made: not while its client still sends the body, nor while it takes
 * the answer, so that slow clients take no place from others.
 */
export class Workload implements Load, Disposable {
  readonly #settings: SiteSettings;
  readonly #delay: EventLoopDelay;
  readonly #queue = new Set<Waiting>();
  readonly #returning: (() => void)[] = [];
  #atWork = 0;

  constructor(settings: SiteSettings) {
    this.#settings = settings;
    this.#delay = new EventLoopDelay(settings.HTTP_MAX_EVENT_LOOP_DELAY);
  }

  get atWork(): number {
    return this.#atWork;
  }

  get queued(): number {
    return this.#queue.size + this.#returning.length;
  }

  get eventLoopDelay(): number {
    return this.#delay.milliseconds;
  }

  /**
   * Takes a place, at once or in its turn; `leave` gives it back.
   *
   * @param signalOf says when the client has left; asked only for those that must wait.
   * @returns undefined where there was a place at once.
   * @throws ServerBusy
   */
  enter(signalOf: () => AbortSignal): Promise<void> | undefined {
    if (this.#delay.isTooLong) throw new ServerBusy({ reason: "its event loop is late" });
    if (this.#atWork < this.#settings.HTTP_CONCURRENCY) {
      this.#atWork += 1;
      return undefined;
    }
    if (this.queued >= this.#settings.HTTP_QUEUE_SIZE) throw new ServerBusy({ reason: "its queue is full" });
    return this.#wait(signalOf());
  }

  leave(): void {
    const next = this.#returning.shift() ?? this.#firstInQueue();
    if (next === undefined) this.#atWork -= 1;
    else next();
  }

  /**
   * Waits for something that only the client can do, and leaves the place to others meanwhile. Who comes back is served
   * before those that have not begun.
   */
  async awaitClient<Result>(work: () => Promise<Result>): Promise<Result> {
    this.leave();
    try {
      return await work();
    } finally {
      await this.#return();
    }
  }

  [Symbol.dispose](): void {
    this.#delay[Symbol.dispose]();
  }

  #firstInQueue(): (() => void) | undefined {
    for (const waiting of this.#queue) {
      this.#queue.delete(waiting);
      return waiting.begin;
    }
    return undefined;
  }

  async #return(): Promise<void> {
    if (this.#atWork >= this.#settings.HTTP_CONCURRENCY)
      await new Promise<void>((begin) => this.#returning.push(begin));
    else this.#atWork += 1;
  }

  async #wait(signal: AbortSignal): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const waiting: Waiting = { begin: resolve };
    const giveUp = (reason: string) => () => {
      // At once: a place that comes free from here on must not be given to who has left.
      this.#queue.delete(waiting);
      reject(new ServerBusy({ reason }));
    };
    const seconds = this.#settings.HTTP_QUEUE_TIMEOUT;
    const late = setTimeout(giveUp(`it found no time within ${seconds} s`), seconds * 1000);
    const left = giveUp("the client left the queue");
    signal.addEventListener("abort", left);
    this.#queue.add(waiting);
    try {
      await promise;
    } finally {
      clearTimeout(late);
      signal.removeEventListener("abort", left);
    }
  }
}
