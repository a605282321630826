import { terminal } from "#rooms/management";
import { type ProjectSource, runWorkerProcess } from "#rooms/project";

/** A worker of the server of a build. */
export async function builtWorkerMain(project: ProjectSource): Promise<void> {
  await runWorkerProcess(terminal().output, project);
}
