import { setTimeout as sleep } from "node:timers/promises";
import { reloadFailed, reloadFinished, workerEnded, workerOutdated, workerReady } from "../events.ts";
import type { ProcessEnd } from "../process-end.ts";
import { BackOff } from "./back-off.ts";
import type { FrontDoor } from "./front-door.ts";
import type { WorkerPlan } from "./worker-plan.ts";
import { WorkerProcess } from "./worker-process.ts";

/** Why the first worker does not serve. */
export interface StartFailure {
  readonly reason: string;
  /** True when the worker has reported it itself, with everything that it knows. */
  readonly isReported: boolean;
}

/** What a crew takes. */
export interface CrewOptions {
  readonly plan: WorkerPlan;
  /** Who offers connections to the workers that serve. */
  readonly door: FrontDoor;
  /** Aborts when no further worker shall be started. */
  readonly stopping: AbortSignal;
}

/**
 * The workers: as many as wanted, of the newest plan that has proved to boot.
 *
 * Everything that happens ends in `#adjust`, which starts one worker where one is wanting, and lets go of one where
 * there is one too many: so each leaves only when another one has taken its place, and only one starts at a time.
 */
export class Crew {
  readonly #door: FrontDoor;
  readonly #stopping: AbortSignal;
  readonly #backOff = new BackOff();
  readonly #workers = new Set<WorkerProcess>();
  readonly #started = Promise.withResolvers<StartFailure | undefined>();
  #plan: WorkerPlan;
  #provenPlan: WorkerPlan | undefined;
  #size: number;
  #isStarting = false;
  #isReloading = false;

  constructor({ plan, door, stopping }: CrewOptions) {
    this.#plan = plan;
    this.#size = plan.size;
    this.#door = door;
    this.#stopping = stopping;
  }

  /** How many workers are wanted. */
  get size(): number {
    return this.#size;
  }

  /** Those that live, in the order they were started. */
  get workers(): readonly WorkerProcess[] {
    return [...this.#workers];
  }

  /** True while one serves and gives signs of life. */
  get isHealthy(): boolean {
    return this.workers.some(({ isServing, silence, plan: { limits } }) => isServing && silence < limits.heartbeat);
  }

  /** Starts the workers; resolves when the first one serves, with nothing, or else with why it does not. */
  start(): Promise<StartFailure | undefined> {
    this.#adjust();
    return this.#started.promise;
  }

  /** Replaces the workers one by one, once the first worker of the plan has proved to boot. */
  adopt(plan: WorkerPlan): void {
    this.#plan = plan;
    this.#isReloading = true;
    this.#backOff.reset();
    // What still boots would boot in vain, and may never be done with it.
    for (const worker of this.workers) if (worker.isBooting) this.#letGo(worker);
    this.#adjust();
  }

  resize(size: number): void {
    this.#size = size;
    this.#adjust();
  }

  /** Replaces one worker gently. */
  replace(worker: WorkerProcess, reason: string): void {
    if (worker.isRetiring || worker.isLeaving || this.#stopping.aborted) return;
    worker.isRetiring = true;
    workerOutdated.emit({ worker: worker.pid ?? 0, reason });
    this.#adjust();
  }

  /** Makes the readiness of every worker say no. */
  drain(): void {
    for (const worker of this.#workers) worker.drain();
  }

  /** Lets every worker finish and leave; resolves with true when one of them was cut off. */
  async dismiss(): Promise<boolean> {
    const { workers } = this;
    for (const worker of workers) this.#letGo(worker);
    await Promise.all(workers.map((worker) => worker.ended));
    return workers.some(({ wasCutOff }) => wasCutOff);
  }

  /** Ends every worker at once. */
  kill(): void {
    for (const worker of this.#workers) worker.kill();
  }

  #adjust(): void {
    if (this.#stopping.aborted) return;
    const staying = this.workers.filter((worker) => this.#stays(worker));
    if (staying.length < this.#size) void this.#startOne();
    const serving = this.workers.filter(({ isServing }) => isServing);
    const leaving = this.#leavingFirst(serving).slice(0, Math.max(0, serving.length - this.#size));
    for (const worker of leaving) this.#letGo(worker);
    this.#noteReload();
  }

  #stays(worker: WorkerProcess): boolean {
    return worker.plan === this.#plan && !worker.isRetiring && !worker.isLeaving;
  }

  /** Those to part with before the others, and of equals the oldest. */
  #leavingFirst(workers: readonly WorkerProcess[]): WorkerProcess[] {
    return workers.toSorted((one, other) => Number(this.#stays(one)) - Number(this.#stays(other)));
  }

  async #startOne(): Promise<void> {
    if (this.#isStarting) return;
    this.#isStarting = true;
    await sleep(this.#backOff.pause, undefined, { signal: this.#stopping }).catch(() => undefined);
    if (!this.#stopping.aborted) await this.#startWorker(this.#plan);
    this.#isStarting = false;
    this.#adjust();
  }

  async #startWorker(plan: WorkerPlan): Promise<void> {
    const worker: WorkerProcess = new WorkerProcess(plan, (signal) => this.replace(worker, signal));
    this.#workers.add(worker);
    const lost = worker.ended.then((end) => this.#lose(worker, end));
    if (await worker.ready) this.#welcome(worker);
    else await lost;
  }

  #welcome(worker: WorkerProcess): void {
    workerReady.emit({ worker: worker.pid ?? 0, milliseconds: performance.now() - worker.startedAt });
    if (worker.plan !== this.#provenPlan) this.#size = worker.plan.size;
    this.#provenPlan = worker.plan;
    this.#started.resolve(undefined);
    if (worker.isServing) this.#door.admit(worker);
  }

  #letGo(worker: WorkerProcess): void {
    this.#door.dismiss(worker);
    void worker.leave();
  }

  #lose(worker: WorkerProcess, end: ProcessEnd): void {
    const { wasToldToLeave: expected, failure: reason, startedAt } = worker;
    this.#door.dismiss(worker);
    this.#workers.delete(worker);
    if (!expected) this.#backOff.note(performance.now() - startedAt);
    if (!expected && this.#isTrial(worker)) {
      this.#giveUpPlan({ reason: reason ?? describeEnd(end), isReported: reason !== undefined });
    } else {
      workerEnded.emit({ worker: worker.pid ?? 0, ...end, expected, reason });
    }
    this.#adjust();
  }

  #isTrial({ plan }: WorkerProcess): boolean {
    return plan === this.#plan && plan !== this.#provenPlan;
  }

  /** The newest plan does not boot: what is proven goes on. */
  #giveUpPlan(failure: StartFailure): void {
    this.#started.resolve(failure);
    if (this.#provenPlan === undefined) return;
    this.#plan = this.#provenPlan;
    this.#isReloading = false;
    reloadFailed.emit({ reason: failure.reason });
  }

  #noteReload(): void {
    const isComplete = this.workers.length === this.#size && this.workers.every((worker) => this.#stays(worker));
    if (!this.#isReloading || !isComplete || this.#plan !== this.#provenPlan) return;
    this.#isReloading = false;
    reloadFinished.emit({ directory: this.#plan.directory, workers: this.#size });
  }
}

function describeEnd({ exitCode, signal }: ProcessEnd): string {
  if (signal !== null) return `the worker was ended by ${signal}`;
  return exitCode === null ? "the program of the worker cannot be run" : `the worker ended with exit code ${exitCode}`;
}
