import { defineChannel } from "#rooms/events";

/** This is the only clock from now on, and runs these commands. */
export const clockStarted = defineChannel<{ readonly jobs: readonly string[] }>("deploy.clock_started");

/** Another clock runs; this one takes its place when it is gone. */
export const clockWaiting = defineChannel<Record<string, never>>("deploy.clock_waiting");

/** The database is away, and with it the lock; the clock asks for it again. */
export const clockInterrupted = defineChannel<{ readonly error: unknown }>("deploy.clock_interrupted");

/** A scheduled command was started. */
export const jobStarted = defineChannel<{ readonly command: string; readonly pid: number | undefined }>(
  "deploy.job_started",
);

/** A scheduled command has printed a line for people. */
export const jobPrinted = defineChannel<{ readonly command: string; readonly line: string }>("deploy.job_printed");

/** A scheduled command has ended with 0. */
export const jobFinished = defineChannel<{ readonly command: string; readonly milliseconds: number }>(
  "deploy.job_finished",
);

/** A scheduled command has ended otherwise, or could not be started. */
export const jobFailed = defineChannel<{
  readonly command: string;
  readonly milliseconds: number;
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
}>("deploy.job_failed");

/** The time of a scheduled command has come while its last run still goes on. */
export const jobSkipped = defineChannel<{ readonly command: string }>("deploy.job_skipped");
