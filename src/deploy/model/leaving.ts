import type { ProcessType } from "./process-type.ts";

/** How a process leaves when the platform tells it to. */
export interface Leaving {
  /** Seconds that it goes on to accept connections, so that the load balancer finds out; 0 for one that does not listen. */
  readonly lag: number;
  /** Seconds from then until what is not finished is cut off. */
  readonly grace: number;
}

/** Seconds beyond lag and grace that a process takes at most to end; see docs/guide/deploy.md. */
const margin = 3;

/** Seconds that a platform must wait at least before it kills. */
export function secondsToLeave({ lag, grace }: Leaving): number {
  return lag + grace + margin;
}

/** Seconds of grace that fit where the platform kills after a time of its own. */
export function graceWithin(seconds: number, { lag, grace }: Leaving): number {
  return Math.min(grace, seconds - lag - margin);
}

/** How a process leaves behind a load balancer that needs `lag` seconds to notice. */
export function leavingOf({ listens, grace }: ProcessType, lag: number): Leaving {
  return { lag: listens ? lag : 0, grace };
}

/** The settings by which a process leaves in that time. */
export function leavingSettings(processType: ProcessType, { lag, grace }: Leaving): Readonly<Record<string, string>> {
  if (processType.listens) return { SERVE_DRAIN_LAG: String(lag), SERVE_GRACEFUL_TIMEOUT: String(grace) };
  return isClock(processType) ? { CLOCK_GRACEFUL_TIMEOUT: String(grace) } : {};
}

/** True for the process that runs the schedule. */
export function isClock({ command }: ProcessType): boolean {
  return command[0] === "tolv" && command[1] === "clock";
}

/** True for the process that serves the site. */
export function isServer({ command }: ProcessType): boolean {
  return command[0] === "tolv" && command[1] === "serve";
}
