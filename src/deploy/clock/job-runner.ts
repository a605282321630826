import type { Environment } from "#rooms/config";
import type { ProcessEnd } from "#rooms/server";
import { ManagedProcess } from "../children/managed-process.ts";
import { jobFailed, jobFinished, jobPrinted, jobSkipped, jobStarted } from "../events.ts";
import type { Job } from "../model/scheduled-command.ts";

/** Where jobs run, and what becomes of the records that they log. */
export interface JobSurroundings {
  readonly directory: string;
  readonly environment: Environment;
  /** Takes a record that a job has logged, a line of JSON. */
  readonly passOn: (record: string) => void;
}

/** How long a job that is told to stop may take before it is killed; milliseconds. */
const stopMilliseconds = 2000;

/** Runs jobs, each in a process of its own, so that one that fails, hangs or grows harms no other. */
export class JobRunner {
  readonly #surroundings: JobSurroundings;
  readonly #running = new Map<string, ManagedProcess>();
  #changed = Promise.withResolvers<void>();

  constructor(surroundings: JobSurroundings) {
    this.#surroundings = surroundings;
  }

  /** Starts a job, unless the last run of it still goes on. */
  start(job: Job): void {
    const command = job.command.join(" ");
    if (this.#running.has(command)) jobSkipped.emit({ command });
    else void this.#run(command, job);
  }

  /**
   * Waits until the jobs that run have ended, then ends those that have not.
   *
   * @returns false when some had to be ended.
   */
  async finish(graceMilliseconds: number): Promise<boolean> {
    const deadline = performance.now() + graceMilliseconds;
    const expired = Promise.withResolvers<void>();
    const timer = setTimeout(expired.resolve, graceMilliseconds);
    while (this.#running.size > 0 && performance.now() < deadline) {
      await Promise.race([this.#changed.promise, expired.promise]);
    }
    clearTimeout(timer);
    const late = [...this.#running.values()];
    await Promise.all(late.map((child) => child.stop(stopMilliseconds)));
    return late.length === 0;
  }

  async #run(command: string, job: Job): Promise<void> {
    const { directory, environment, passOn } = this.#surroundings;
    const startedAt = performance.now();
    const onLine = (line: string) => (isRecord(line) ? passOn(line) : jobPrinted.emit({ command, line }));
    const child = new ManagedProcess({ command: ["tolv", ...job.command], directory, environment, onLine });
    this.#running.set(command, child);
    jobStarted.emit({ command, pid: child.pid });
    reportEnd(await child.ended, { command, milliseconds: Math.round(performance.now() - startedAt) });
    this.#running.delete(command);
    this.#changed.resolve();
    this.#changed = Promise.withResolvers();
  }
}

function reportEnd(end: ProcessEnd, run: { readonly command: string; readonly milliseconds: number }): void {
  if (end.exitCode === 0) jobFinished.emit(run);
  else jobFailed.emit({ ...run, ...end });
}

/** What a job logs goes on as it is; what it prints for people becomes a record. */
function isRecord(line: string): boolean {
  return line.startsWith('{"') && line.endsWith("}");
}
