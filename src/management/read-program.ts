import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { ProgramCall } from "./run-program.ts";

/**
 * Runs a program without the terminal and returns what it has printed; undefined when it is missing or fails.
 *
 * @example
 * const commit = await readProgram({ program: "git", args: ["rev-parse", "HEAD"], environment });
 */
export async function readProgram({ program, args, environment }: ProgramCall): Promise<string | undefined> {
  try {
    const { stdout } = await promisify(execFile)(program, args, { env: { ...environment }, maxBuffer: 2 ** 26 });
    return stdout;
  } catch {
    return undefined;
  }
}
