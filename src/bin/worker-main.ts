import { terminal } from "#rooms/management";
import { runWorkerProcess } from "#rooms/project";

/** A worker of the server: what `bin/worker-process.js` starts. */
export async function workerMain(): Promise<void> {
  await runWorkerProcess(terminal().output);
}
