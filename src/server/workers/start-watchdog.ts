import { Worker } from "node:worker_threads";
import { watchdogFailed } from "../events.ts";
import { type WatchdogOrders, watchMainThread } from "./watch-main-thread.ts";
import { watchdogDescriptor } from "./worker-messages.ts";

/** A small heap: the thread waits, and reads one stack. */
const resourceLimits = { maxOldGenerationSizeMb: 8, maxYoungGenerationSizeMb: 1 };

/**
 * Starts the thread that tells the supervisor where this process is stuck, and that ends it some time after the
 * supervisor, even in the middle of an endless loop.
 *
 * @param patience how long the process may take to leave by itself when its supervisor is gone; milliseconds.
 */
export function startWatchdog(patience: number): void {
  const workerData: WatchdogOrders = { descriptor: watchdogDescriptor, patience };
  const thread = new Worker(`(${watchMainThread})()`, { eval: true, execArgv: [], workerData, resourceLimits });
  thread.on("error", (error) => watchdogFailed.emit({ error }));
  thread.unref();
}
