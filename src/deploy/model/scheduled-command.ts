import { ScheduleInvalid } from "../errors.ts";

/** How often something runs; the parts add up. */
export interface Interval {
  readonly days?: number;
  readonly hours?: number;
  readonly minutes?: number;
  readonly seconds?: number;
}

/** A one-off command that the clock runs again and again. */
export interface ScheduledCommand {
  /** What stands behind `tolv`, as words, such as `clearsessions`. */
  readonly command: string;
  /** Counted from midnight, UTC, 1 January 1970: `{ days: 1 }` runs at midnight, whenever the clock was started. */
  readonly every: Interval;
}

/** A scheduled command with nothing left open. */
export interface Job {
  readonly command: readonly string[];
  readonly seconds: number;
}

/**
 * Completes a schedule.
 *
 * @throws ScheduleInvalid
 */
export function resolveSchedule(schedule: readonly ScheduledCommand[] = []): readonly Job[] {
  const jobs = schedule.map(resolve);
  const lines = jobs.map(({ command }) => command.join(" "));
  const twice = lines.find((line, index) => lines.indexOf(line) !== index);
  if (twice !== undefined) throw new ScheduleInvalid({ command: twice, problem: "it is scheduled twice" });
  return Object.freeze(jobs);
}

function resolve({ command, every }: ScheduledCommand): Job {
  const seconds = secondsOf(every);
  if (!Number.isInteger(seconds) || seconds < 1) {
    throw new ScheduleInvalid({ command, problem: "its interval is no whole number of seconds from 1 up" });
  }
  const words = command.trim().split(/\s+/).filter(Boolean);
  if (words.length === 0) throw new ScheduleInvalid({ command, problem: "it names no command" });
  if (words[0] === "tolv") throw new ScheduleInvalid({ command, problem: "tolv is said already; leave it out" });
  return { command: words, seconds };
}

function secondsOf({ days = 0, hours = 0, minutes = 0, seconds = 0 }: Interval): number {
  return days * 86_400 + hours * 3600 + minutes * 60 + seconds;
}
