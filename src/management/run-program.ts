import { spawn } from "node:child_process";
import { constants } from "node:os";
import { currentLifecycle } from "#rooms/lifecycle";
import { ProgramMissing } from "./errors.ts";

/** Another program and what it is given. */
export interface ProgramCall {
  /** Its name, which is looked for on the PATH of the environment. */
  readonly program: string;
  readonly args: readonly string[];
  /** Where it starts; the folder of this process unless given. */
  readonly directory?: string;
  /** The whole environment of the program: secrets stand here, since everybody on the machine can read arguments. */
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/**
 * Hands the terminal to another program until it ends, Ctrl-C included; a signal that stops this process ends it too.
 *
 * @returns its exit code; 128 + n where signal n has ended it.
 * @throws ProgramMissing
 *
 * @example
 * return runProgram({ program: "psql", args: ["-c", "\\d"], environment: { ...environment, PGPASSWORD: password } });
 */
export async function runProgram({ program, args, directory, environment }: ProgramCall): Promise<number> {
  const lifecycle = currentLifecycle.get();
  const child = spawn(program, args, { cwd: directory, env: { ...environment }, stdio: "inherit" });
  const closed = new Promise<number>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => resolve(code ?? 128 + constants.signals[signal ?? "SIGTERM"]));
  });
  const takeInterrupts = lifecycle.leaveInterrupts();
  const forget = lifecycle.onStop(program, () => child.kill() && closed);
  try {
    return await closed;
  } catch (error) {
    throw isMissing(error) ? new ProgramMissing({ program }, { cause: error }) : error;
  } finally {
    takeInterrupts();
    forget();
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}
