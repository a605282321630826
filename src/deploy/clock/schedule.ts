import type { Job } from "../model/scheduled-command.ts";

/** When which job's time has come. */
export class Schedule {
  /** For each job the number of its interval, counted from 1970, in which it was taken last. */
  readonly #taken: Map<Job, number>;

  /** @param now milliseconds; a job's time comes with the next interval that begins after it. */
  constructor(jobs: readonly Job[], now: number) {
    this.#taken = new Map(jobs.map((job) => [job, intervalOf(job, now)]));
  }

  /** The jobs in whose case an interval has begun since they were taken last; several missed ones count once. */
  takeDue(now: number): readonly Job[] {
    const due = [...this.#taken].filter(([job, taken]) => intervalOf(job, now) > taken).map(([job]) => job);
    for (const job of due) this.#taken.set(job, intervalOf(job, now));
    return due;
  }

  /** Milliseconds until the next job's time comes; without jobs that is never. */
  untilNext(now: number): number {
    const beginnings = [...this.#taken].map(([job, taken]) => (taken + 1) * job.seconds * 1000);
    return Math.max(0, Math.min(...beginnings) - now);
  }
}

function intervalOf({ seconds }: Job, now: number): number {
  return Math.floor(now / (seconds * 1000));
}
