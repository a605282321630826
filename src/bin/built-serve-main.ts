import { commandLineArguments, terminal } from "#rooms/management";
import { type ProjectSource, runServe } from "#rooms/project";

/** `tolv serve` of a build. */
export async function builtServeMain(project: ProjectSource): Promise<void> {
  await runServe({ argv: commandLineArguments(), directory: process.cwd(), ...terminal(), project });
}
