import { defineChannel } from "#rooms/events";
import type { Address } from "./bind.ts";
import type { ProcessEnd } from "./process-end.ts";

/** The server takes connections. */
export const serving = defineChannel<{
  readonly address: Address;
  /** Worker processes; 0 when the server is one process. */
  readonly workers: number;
}>("server.serving");

/** A server that took connections stops. */
export const stopping = defineChannel<{
  /** The signal, or what else has ended it. */
  readonly reason: string;
}>("server.stopping");

/** A worker takes connections. */
export const workerReady = defineChannel<{ readonly worker: number; readonly milliseconds: number }>(
  "server.worker_ready",
);

/** A worker has ended; that the first one of a release did not even serve is told by `reloadFailed`, or by the end. */
export const workerEnded = defineChannel<
  ProcessEnd & {
    readonly worker: number;
    /** True for one that was told to leave. */
    readonly expected: boolean;
    /** Why it could not serve, in its own words. */
    readonly reason: string | undefined;
  }
>("server.worker_ended");

/** A worker gave no sign of life, and is killed. */
export const workerHung = defineChannel<{
  readonly worker: number;
  readonly milliseconds: number;
  /** Where its JavaScript stood; undefined for a process that was stopped or is stuck outside JavaScript. */
  readonly stack: string | undefined;
}>("server.worker_hung");

/** A worker is replaced gently: by a limit, or because it was told to stop. */
export const workerOutdated = defineChannel<{ readonly worker: number; readonly reason: string }>(
  "server.worker_outdated",
);

/** HUP: workers with the code and the configuration of now replace those that run. */
export const reloadStarted = defineChannel<{ readonly directory: string }>("server.reload_started");

/** Every worker runs the new code. */
export const reloadFinished = defineChannel<{ readonly directory: string; readonly workers: number }>(
  "server.reload_finished",
);

/** The new code does not boot; the workers that run stay. */
export const reloadFailed = defineChannel<{ readonly reason: string; readonly error?: unknown }>(
  "server.reload_failed",
);

/** Another number of workers is wanted. */
export const sizeChanged = defineChannel<{ readonly workers: number }>("server.size_changed");

/** A signal came that means nothing here. */
export const signalIgnored = defineChannel<{ readonly signal: NodeJS.Signals }>("server.signal_ignored");

/** The deadline of a drain has cut requests off. */
export const requestsCutOff = defineChannel<{
  /** Method and path of each, without the query. */
  readonly requests: readonly string[];
}>("server.requests_cut_off");

/** systemd cannot be told. */
export const notificationFailed = defineChannel<{ readonly error: unknown }>("server.notification_failed");

/** Processes that handlers left behind have ended under this one, the first of its container, which cannot reap them. */
export const zombiesFound = defineChannel<{
  readonly zombies: number;
  /** The programs that they were. */
  readonly programs: readonly string[];
}>("server.zombies_found");

/** The thread that watches over a worker has ended: when the worker hangs, its stack will not be known. */
export const watchdogFailed = defineChannel<{ readonly error: unknown }>("server.watchdog_failed");
