import { dirname } from "node:path";
import { oldBuild } from "#rooms/build";
import { runInContext } from "#rooms/context";
import { createLifecycle, currentLifecycle } from "#rooms/lifecycle";
import { type Input, type Output, reportFailure } from "#rooms/management";
import { readStamp } from "#rooms/stamp";
import { builtInto, type ProjectSource } from "../loading/load-project.ts";

/** What `runTolv` takes. */
export interface TolvCall {
  /** The texts behind the name of the program. */
  readonly argv: readonly string[];
  /** The project is looked for here and in the folders above. */
  readonly directory: string;
  readonly output: Output;
  readonly input: Input;
  /** The project that is built into the program; the file of the folder unless given. */
  readonly project?: ProjectSource;
}

/** Answers one command line under a lifecycle of its own, which ends the process with the exit code. */
export async function governCall(call: TolvCall, answer: (call: TolvCall) => Promise<number>): Promise<number> {
  const lifecycle = createLifecycle({
    failed: (error) => reportFailure(error, { output: call.output, traceback: true }),
  });
  lifecycle.listenToSignals();
  // Started by a clock or a formation, it must not outlive it.
  if (process.connected) lifecycle.stopWithParent();
  warnOfOldBuild(call);
  const exitCode = await runInContext([currentLifecycle.with(lifecycle), ...builtInto(call.project)], () =>
    answer(call),
  );
  return lifecycle.stop("done", exitCode);
}

/** Said, not refused: between a checkout and its build, workers that crash must be able to start again. */
function warnOfOldBuild({ project, output }: TolvCall): void {
  const message = project === undefined ? undefined : oldBuild(dirname(project.file));
  if (message !== undefined) output.notice(`${message} Run \`tolv build\` for the new code.`);
}

/** The version of Tolv that answers. */
export function versionOf({ directory, project }: TolvCall): string {
  if (project === undefined) return readStamp({ directory }).version;
  return readStamp({ directory: dirname(project.file), isBuilt: true }).version;
}
