import { queryExecuted } from "#rooms/db";
import { currentRequest, requestStatements } from "#rooms/http";
import { currentProject, type RunningProject } from "../running-project.ts";

/** Counts the statements of each request of a project; returns the function that stops it. */
export function countStatements(running: RunningProject): () => void {
  return queryExecuted.subscribe(({ milliseconds }) => {
    const request = currentRequest.find();
    if (request === undefined || currentProject.find() !== running) return;
    const tally = requestStatements.find(request);
    if (tally === undefined) {
      requestStatements.set(request, { count: 1, milliseconds });
    } else {
      tally.count += 1;
      tally.milliseconds += milliseconds;
    }
  });
}
