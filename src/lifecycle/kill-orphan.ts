import { Worker } from "node:worker_threads";

/** How often the parent's process id is looked at, and how long the process then may take to leave by itself. */
const milliseconds = { poll: 1000, patience: 4000 };

/** What a thread does, which goes on while the main one is stuck. */
const watch = `
const { workerData: { parent, milliseconds } } = require("node:worker_threads");
const poll = setInterval(() => {
  if (process.ppid === parent) return;
  clearInterval(poll);
  setTimeout(() => process.kill(process.pid, "SIGKILL"), milliseconds.patience);
}, milliseconds.poll);
`;

/**
 * Kills this process some seconds after its parent is gone, even in the middle of an endless loop, in which
 * `stopWithParent` cannot act. For processes that run code under development; it takes a thread and some 10 MB.
 */
export function killOrphan(): void {
  const workerData = { parent: process.ppid, milliseconds };
  const resourceLimits = { maxOldGenerationSizeMb: 8, maxYoungGenerationSizeMb: 1 };
  new Worker(watch, { eval: true, execArgv: [], workerData, resourceLimits }).unref();
}
