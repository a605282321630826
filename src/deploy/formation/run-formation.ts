import { constants } from "node:os";
import type { Environment } from "#rooms/config";
import { currentLifecycle } from "#rooms/lifecycle";
import type { Output } from "#rooms/management";
import type { ProcessEnd } from "#rooms/server";
import { ManagedProcess } from "../children/managed-process.ts";
import { leavingOf, secondsToLeave } from "../model/leaving.ts";
import type { Member } from "./members.ts";
import { createPrinter, type Printer } from "./printer.ts";

/** A formation and its surroundings. */
export interface FormationCall {
  readonly members: readonly Member[];
  readonly directory: string;
  readonly environment: Environment;
  readonly output: Output;
}

/** Beyond what a process takes to leave; milliseconds. */
const margin = 2000;

/**
 * Runs processes side by side until this one is told to stop, or one of them ends by itself: then all the others are
 * stopped, too.
 *
 * @returns the exit code of the one that ended by itself, 128 + n where signal n has ended it; 0 without one.
 */
export async function runFormation({ members, directory, environment, output }: FormationCall): Promise<number> {
  const lifecycle = currentLifecycle.get();
  const printer = createPrinter(members, output);
  const running = members.map((member) => start(member, { directory, environment, printer }));
  const stopAll = () => Promise.all(running.map((one) => stop(one, printer)));
  lifecycle.onStop("formation", stopAll, { limitMilliseconds: Math.max(...members.map(patienceOf)) + margin });
  lifecycle.onExit(() => {
    for (const { child } of running) child.killGroup();
  });
  const first = await Promise.race([...running.map(({ ended }) => ended), lifecycle.serveUntilStopped()]);
  return first === undefined ? 0 : codeOf(first);
}

interface RunningMember {
  readonly member: Member;
  readonly child: ManagedProcess;
  readonly ended: Promise<ProcessEnd>;
}

interface Surroundings {
  readonly directory: string;
  readonly environment: Environment;
  readonly printer: Printer;
}

function start(member: Member, { directory, environment, printer }: Surroundings): RunningMember {
  const { name, processType, port } = member;
  const child = new ManagedProcess({
    command: processType.command,
    directory,
    environment: port === undefined ? environment : { ...environment, PORT: String(port) },
    onLine: (line, stream) => printer.print(name, line, stream),
  });
  printer.print(name, `started with pid ${child.pid}${port === undefined ? "" : `, port ${port}`}`);
  const ended = child.ended.then((end) => {
    printer.print(name, describe(end));
    return end;
  });
  return { member, child, ended };
}

async function stop({ member, child, ended }: RunningMember, printer: Printer): Promise<void> {
  const isGone = await child.stop(patienceOf(member));
  await ended;
  if (!isGone) printer.print(member.name, "did not stop in time, and was killed");
}

function patienceOf({ processType }: Member): number {
  return secondsToLeave(leavingOf(processType, 0)) * 1000;
}

function describe({ exitCode, signal }: ProcessEnd): string {
  if (signal !== null) return `ended by ${signal}`;
  return exitCode === null ? "could not be started" : `ended with exit code ${exitCode}`;
}

function codeOf({ exitCode, signal }: ProcessEnd): number {
  return exitCode ?? (signal === null ? 1 : 128 + constants.signals[signal]);
}
