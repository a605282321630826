import { type Environment, readEnvironment } from "#rooms/config";
import { ownProgram } from "#rooms/management";
import { withOwnPrograms } from "../children/with-own-programs.ts";
import { ProcessIrreplaceable } from "../errors.ts";
import type { ProcessType } from "../model/process-type.ts";

/**
 * Goes on as a process of the site: this process is replaced by its program, so that signals, the terminal and the exit
 * code are its own. Another program than `tolv` gets the variables of the environment files, too; `tolv` reads them
 * itself, anew at each HUP.
 */
export function becomeProcess({ command: [program = "", ...args] }: ProcessType, directory: string): never {
  process.chdir(directory);
  if (program === "tolv") {
    const { node, nodeArguments, script } = ownProgram();
    return replace(node, [node, ...nodeArguments, script, ...args]);
  }
  const environment = readEnvironment({ directory });
  // It is the program env that looks on the PATH.
  return replace("/usr/bin/env", ["env", program, ...args], withOwnPrograms(environment, directory));
}

function replace(file: string, args: readonly string[], environment?: Environment): never {
  if (process.execve === undefined) throw new ProcessIrreplaceable({});
  return process.execve(file, args, environment);
}
