import { commandLineArguments, terminal } from "#rooms/management";
import { type ProjectSource, runTolv } from "#rooms/project";

/** The `tolv` program of a build, which has one project. */
export async function builtMain(project: ProjectSource): Promise<void> {
  await runTolv({ argv: commandLineArguments(), directory: process.cwd(), ...terminal(), project });
}
