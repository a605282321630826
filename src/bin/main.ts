import { commandLineArguments, terminal } from "#rooms/management";
import { runTolv } from "#rooms/project";

/** The `tolv` program: what `bin/tolv.js` starts under the right Node. */
export async function main(): Promise<void> {
  await runTolv({ argv: commandLineArguments(), directory: process.cwd(), ...terminal() });
}
