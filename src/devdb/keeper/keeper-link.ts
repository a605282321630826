import type { ChildProcess } from "node:child_process";
import { connect, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { TolvError } from "#rooms/errors";
import { KeeperFailed } from "../errors.ts";
import type { LaunchPlan } from "../postgres/launch-plan.ts";
import { isLocked } from "./exclusive-lock.ts";
import type { KeeperAnswer } from "./keeper-answer.ts";
import { spawnKeeper } from "./spawn-keeper.ts";

/** An open connection to the keeper; while it is open, the server runs. */
export interface KeeperLink {
  readonly url: string;
  readonly socket: Socket;
}

/** The first start makes the data folder; milliseconds, with room for a slow disk. */
const patience = 120_000;
const pause = 20;

/**
 * Connects to the keeper of a development database, starting one if there is none.
 *
 * @throws KeeperFailed, and what the keeper answers
 */
export async function linkKeeper(plan: LaunchPlan): Promise<KeeperLink> {
  const deadline = Date.now() + patience;
  let keeper: ChildProcess | undefined;
  while (Date.now() < deadline) {
    const link = await tryLink(plan.state.socket);
    if (link) return link;
    if (keeper?.exitCode) throw new KeeperFailed({ log: plan.state.keeperLog, reason: "ended at once" });
    // A keeper that holds the lock is about to listen, or is stopping its server: wait for it.
    if (!isRunning(keeper) && !isLocked(plan.state.lock)) keeper = await spawnKeeper(plan);
    await sleep(pause);
  }
  throw new KeeperFailed({ log: plan.state.keeperLog, reason: `did not answer within ${patience / 1000} s` });
}

/** Gives the share back; resolves when the keeper has taken note, for the last user when the server has stopped. */
export function leaveKeeper({ socket }: KeeperLink): Promise<void> {
  return new Promise((resolve) => {
    if (socket.closed) resolve();
    socket.once("close", () => resolve());
    socket.ref().end();
  });
}

/** Answers undefined when nobody listens, or the keeper ended before it answered. */
async function tryLink(path: string): Promise<KeeperLink | undefined> {
  const socket = connect(path);
  const answer = await firstLine(socket);
  if (answer === undefined) return undefined;
  if ("url" in answer) return { url: answer.url, socket: socket.setTimeout(0).unref() };
  socket.destroy();
  const { code, message, hint } = answer.error;
  throw new TolvError(code, 500, message, hint);
}

/** Goes on reading after the line, since only a reader notices that the other side has gone. */
function firstLine(socket: Socket): Promise<KeeperAnswer | undefined> {
  return new Promise((resolve) => {
    let text = "";
    socket.setEncoding("utf8").setTimeout(patience, () => socket.destroy());
    socket.on("error", () => socket.destroy()).once("close", () => resolve(undefined));
    socket.on("data", (chunk: string) => {
      text += chunk;
      if (text.endsWith("\n")) resolve(JSON.parse(text));
    });
  });
}

function isRunning(keeper: ChildProcess | undefined): boolean {
  return keeper !== undefined && keeper.exitCode === null && keeper.signalCode === null;
}
