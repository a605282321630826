import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { readEnvironment } from "#rooms/config";
import { runProgram } from "#rooms/management";
import { TypeConfigMissing, TypeScriptMissing, TypesWrong } from "./errors.ts";
import { findAbove } from "./find-above.ts";

/**
 * Checks the types of a project by its own TypeScript; what is wrong is printed.
 *
 * @throws TypeScriptMissing, TypeConfigMissing, TypesWrong
 */
export async function checkTypes(directory: string): Promise<void> {
  const compiler = findCompiler(directory);
  const file = findAbove(directory, "tsconfig.json");
  if (file === undefined) throw new TypeConfigMissing({ directory });
  const { PATH, HOME } = readEnvironment({ directory });
  const args = [compiler, "--noEmit", "--project", file];
  const exitCode = await runProgram({ program: process.execPath, args, environment: { PATH, HOME } });
  if (exitCode !== 0) throw new TypesWrong({ file });
}

function findCompiler(directory: string): string {
  try {
    const packageFile = createRequire(join(directory, "project.ts")).resolve("typescript/package.json");
    const program = join(dirname(packageFile), "bin/tsc");
    if (existsSync(program)) return program;
  } catch {
    // Said below, as for an installation without the program.
  }
  throw new TypeScriptMissing({ directory });
}
