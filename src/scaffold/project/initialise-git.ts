import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Environment } from "#rooms/config";
import { ProgramMissing, runProgram } from "#rooms/management";

/** What became of the repository. */
export type GitOutcome = "initialised" | "there already" | "git is missing" | "git failed";

/** Makes the folder a git repository, unless it lies in one; without git the project is none the worse. */
export async function initialiseGit(directory: string, environment: Environment): Promise<GitOutcome> {
  if (isInRepository(directory)) return "there already";
  const args = ["-c", "init.defaultBranch=main", "init", "--quiet"];
  try {
    return (await runProgram({ program: "git", args, directory, environment })) === 0 ? "initialised" : "git failed";
  } catch (error) {
    if (error instanceof ProgramMissing) return "git is missing";
    throw error;
  }
}

function isInRepository(directory: string): boolean {
  if (existsSync(join(directory, ".git"))) return true;
  const parent = dirname(directory);
  return parent !== directory && isInRepository(parent);
}
