import { workerHung } from "../events.ts";
import type { Crew } from "./crew.ts";
import type { WorkerProcess } from "./worker-process.ts";

/** How often the workers are looked at; milliseconds. */
const roundMilliseconds = 500;

/** Looks after the workers: replaces those that hang, or that have passed a limit. */
export class Rounds {
  readonly #crew: Crew;
  readonly #hung = new WeakSet<WorkerProcess>();
  readonly #timer: NodeJS.Timeout;
  #lastRound = performance.now();

  constructor(crew: Crew) {
    this.#crew = crew;
    this.#timer = setInterval(() => this.#look(), roundMilliseconds);
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #look(): void {
    const { workers } = this.#crew;
    if (this.#wasAsleep()) for (const worker of workers) worker.forgive();
    for (const worker of workers) {
      if (isStuck(worker)) void this.#end(worker);
      else if (worker.exceeded !== undefined) this.#crew.replace(worker, worker.exceeded);
    }
  }

  /** A supervisor that was stopped itself, or starved, has heard no signs of life in that time. */
  #wasAsleep(): boolean {
    const now = performance.now();
    const late = now - this.#lastRound > 4 * roundMilliseconds;
    this.#lastRound = now;
    return late;
  }

  async #end(worker: WorkerProcess): Promise<void> {
    if (this.#hung.has(worker)) return;
    this.#hung.add(worker);
    const milliseconds = worker.silence;
    const stack = await worker.stack();
    workerHung.emit({ worker: worker.pid ?? 0, milliseconds, stack });
    worker.kill();
  }
}

function isStuck({ isServing, isLeaving, silence, plan: { limits } }: WorkerProcess): boolean {
  return silence > (isServing || isLeaving ? limits.heartbeat : limits.boot);
}
