import { setTimeout as sleep } from "node:timers/promises";
import { currentLifecycle, exitCodes, type Lifecycle } from "#rooms/lifecycle";
import { clockInterrupted, clockStarted, clockWaiting } from "../events.ts";
import type { Job } from "../model/scheduled-command.ts";
import { asOnlyClock, type RenewLock } from "./clock-lock.ts";
import { JobRunner, type JobSurroundings } from "./job-runner.ts";
import { Schedule } from "./schedule.ts";

/** What a clock runs, and how it leaves. */
export interface ClockCall extends JobSurroundings {
  readonly jobs: readonly Job[];
  /** Runs every job once as soon as this is the only clock. */
  readonly atStart: boolean;
  /** How long running jobs may take to finish at the end. */
  readonly graceMilliseconds: number;
}

/** How often the lock is renewed, or asked for again; milliseconds. */
const lockInterval = 5000;

/** Jobs that are cut off get 2 s to end; the connection is closed after that. */
const stopMargin = 3000;

/**
 * Runs the jobs of a schedule until the lifecycle stops. Of several clocks on one database only one does, the others
 * wait for its end. A job that fails is logged, and so is a database that is away: the clock lives on.
 */
export async function runClock(call: ClockCall): Promise<void> {
  const lifecycle = currentLifecycle.get();
  const clock = new Clock(call, lifecycle);
  const ended = clock.run();
  lifecycle.onStop("clock", () => ended, { limitMilliseconds: call.graceMilliseconds + stopMargin });
  await Promise.race([ended, lifecycle.serveUntilStopped()]);
}

class Clock {
  readonly #call: ClockCall;
  readonly #lifecycle: Lifecycle;
  readonly #runner: JobRunner;
  #isWaiting = false;

  constructor(call: ClockCall, lifecycle: Lifecycle) {
    this.#call = call;
    this.#lifecycle = lifecycle;
    this.#runner = new JobRunner(call);
  }

  async run(): Promise<void> {
    while (!this.#isStopping) {
      const wasOnlyClock = await this.#tryToTick();
      if (!wasOnlyClock) await this.#pause(lockInterval);
    }
    await this.#finish();
  }

  get #isStopping(): boolean {
    return this.#lifecycle.stopping.aborted;
  }

  async #tryToTick(): Promise<boolean> {
    try {
      const wasOnlyClock = await asOnlyClock((renew) => this.#tick(renew));
      if (!wasOnlyClock && !this.#isWaiting) clockWaiting.emit({});
      this.#isWaiting = !wasOnlyClock;
      return wasOnlyClock;
    } catch (error) {
      clockInterrupted.emit({ error });
      return false;
    }
  }

  async #tick(renew: RenewLock): Promise<void> {
    const { jobs, atStart } = this.#call;
    const schedule = new Schedule(jobs, Date.now());
    clockStarted.emit({ jobs: jobs.map(({ command }) => command.join(" ")) });
    if (atStart) for (const job of jobs) this.#runner.start(job);
    for (;;) {
      await this.#pause(Math.min(schedule.untilNext(Date.now()), lockInterval));
      // The lock is kept until the last job has ended: the next clock must not start it a second time beside it.
      if (this.#isStopping) return this.#finish();
      await renew();
      for (const job of schedule.takeDue(Date.now())) this.#runner.start(job);
    }
  }

  async #finish(): Promise<void> {
    const isFinished = await this.#runner.finish(this.#call.graceMilliseconds);
    if (!isFinished) void this.#lifecycle.stop("jobs were cut off", exitCodes.cutOff);
  }

  async #pause(milliseconds: number): Promise<void> {
    await sleep(milliseconds, undefined, { signal: this.#lifecycle.stopping }).catch(() => undefined);
  }
}
