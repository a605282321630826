import { commands as contributedCommands, currentProjectDirectory, currentRegistry } from "#rooms/apps";
import type { Stage } from "#rooms/config";
import { type ContextEntry, runInContext } from "#rooms/context";
import { currentDeployment } from "#rooms/deploy";
import { currentLifecycle } from "#rooms/lifecycle";
import { type Command, type CommandGroup, reportFailure, runCommandLine } from "#rooms/management";
import { currentProjectStarter } from "#rooms/release";
import { deploymentOf } from "../ambient/deployment-of.ts";
import { bootProject } from "../boot-project.ts";
import { checksOfProject } from "../checks-of-project.ts";
import { kernelCommands, standaloneNames } from "../kernel-commands.ts";
import { declaredProject } from "../loading/declared-project.ts";
import { type LoadedProject, loadProject } from "../loading/load-project.ts";
import { readProjectEnvironment } from "../loading/project-environment.ts";
import { logTarget } from "../log-target.ts";
import type { RunningProject } from "../running-project.ts";
import { governCall, type TolvCall, versionOf } from "./govern-call.ts";

/**
 * Runs one command line of `tolv` from the first look at the folder to the exit code; the process belongs to it.
 *
 * @example
 * await runTolv({ argv: commandLineArguments(), directory: process.cwd(), ...terminal() });
 */
export function runTolv(call: TolvCall): Promise<number> {
  return governCall(call, answer);
}

const kernelGroup: CommandGroup = { app: "tolv", commands: kernelCommands };

async function answer(call: TolvCall): Promise<number> {
  if (standaloneNames.includes(call.argv[0] ?? "help")) return runKernelCommand(call);
  try {
    return await runProjectCommand(call, await loadProject(call.directory));
  } catch (error) {
    return answerWithoutProject(call, error);
  }
}

function runKernelCommand(call: TolvCall): Promise<number> {
  return runCommandLine({ ...call, commands: [kernelGroup], version: versionOf(call), run: (_, work) => work() });
}

function runProjectCommand(call: TolvCall, loaded: LoadedProject): Promise<number> {
  const groups = loaded.project.registry
    .collect(contributedCommands)
    .map(({ app, value }): CommandGroup => ({ app: app.name, commands: value }));
  return runCommandLine({
    ...call,
    commands: [kernelGroup, ...groups],
    version: versionOf(call),
    run: (command, work) => runInProject(loaded, command, work),
  });
}

async function runInProject(
  { project, directory }: LoadedProject,
  { stage }: Command,
  work: () => Promise<number>,
): Promise<number> {
  const declared = declaredProject.with({ project, directory });
  if (stage === "none") return runInContext([declared, ...placeOf({ project, directory })], work);
  const running = await bootForCommand({ project, directory }, stage);
  return running.run(() => runInContext([declared], work));
}

async function bootForCommand({ project, directory }: LoadedProject, stage: Stage): Promise<RunningProject> {
  const environment = readProjectEnvironment(directory);
  const running = await bootProject(project, { directory, stage, environment, log: logTarget("stderr") });
  currentLifecycle.get().onStop("project", () => running.stop());
  return running;
}

function placeOf({ project, directory }: LoadedProject): readonly ContextEntry[] {
  return [
    currentProjectStarter.with(async (stage) => {
      const running = await bootForCommand({ project, directory }, stage);
      return { checks: checksOfProject(), run: running.run };
    }),
    currentRegistry.with(project.registry),
    currentProjectDirectory.with(directory),
    currentDeployment.with(deploymentOf({ project, directory })),
  ];
}

/** Help still lists Tolv's own commands; anything else needs the project, and its failure is the answer. */
async function answerWithoutProject(call: TolvCall, error: unknown): Promise<number> {
  const [name = "help"] = call.argv;
  const isHelp = ["help", "--help", "-h"].includes(name);
  if (isHelp) await runKernelCommand(call);
  reportFailure(error, { output: call.output, traceback: call.argv.includes("--traceback") });
  return isHelp ? 0 : 1;
}
