import type { DeploymentModel } from "./model/deployment-model.ts";
import { type DeploymentTarget, targets } from "./model/deployment-target.ts";

/**
 * The files of a deployment: their paths from the project's folder, and what stands in them. They follow from nothing
 * but the model.
 *
 * @param wanted for which targets; all of them unless given.
 *
 * @example
 * for (const [path, text] of await deploymentFiles(model)) await writeFile(join(directory, path), text);
 */
export async function deploymentFiles(
  model: DeploymentModel,
  wanted: readonly DeploymentTarget[] = targets,
): Promise<ReadonlyMap<string, string>> {
  // Loaded when asked for: no server needs a writer of YAML.
  const { writeFiles } = await import("./writers/write-files.ts");
  return writeFiles(model, wanted);
}
