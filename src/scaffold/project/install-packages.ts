import type { Environment } from "#rooms/config";
import { ProgramMissing, runProgram } from "#rooms/management";
import { PackagesMissing } from "../errors.ts";

/**
 * Installs the packages of a project, which writes its lock file.
 *
 * @throws PackagesMissing when npm is not there or fails; the files stay.
 */
export async function installPackages(folder: string, environment: Environment): Promise<void> {
  const exitCode = await runProgram({
    program: "npm",
    args: ["install", "--no-audit", "--no-fund", "--loglevel=error"],
    directory: folder,
    environment,
  }).catch((cause: unknown) => {
    if (!(cause instanceof ProgramMissing)) throw cause;
    throw new PackagesMissing({ folder, reason: cause.message }, { cause });
  });
  if (exitCode !== 0) throw new PackagesMissing({ folder, reason: `npm ended with ${exitCode}, see above.` });
}
