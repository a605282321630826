import { type ProjectSource, primeProject } from "#rooms/project";

/** Loads a build once, for the compile cache. */
export async function builtPrimeMain(project: ProjectSource): Promise<void> {
  await primeProject(project);
}
