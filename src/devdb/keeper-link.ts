import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { open } from "node:fs/promises";
import { connect, type Socket } from "node:net";
import { extname } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { TolvError } from "#rooms/errors";
import { KeeperFailed } from "./errors.ts";
import { isLocked } from "./exclusive-lock.ts";
import type { KeeperAnswer } from "./keeper-answer.ts";
import type { LaunchPlan } from "./postmaster.ts";

/** An open connection to the keeper; while it is open, the server runs. */
export interface KeeperLink {
  readonly url: string;
  readonly socket: Socket;
}

/** The first start makes the data folder; milliseconds, with room for a slow disk. */
const patience = 120_000;

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
    await sleep(20);
  }
  throw new KeeperFailed({ log: plan.state.keeperLog, reason: `did not answer within ${patience / 1000} s` });
}

async function tryLink(path: string): Promise<KeeperLink | undefined> {
  const socket = connect(path);
  try {
    const answer = await firstLine(socket);
    if (answer === undefined) return undefined;
    if ("error" in answer) throw refusal(answer.error);
    socket.unref();
    return { url: answer.url, socket };
  } catch (error) {
    socket.destroy();
    if (error instanceof TolvError) throw error;
    return undefined;
  }
}

async function firstLine(socket: Socket): Promise<KeeperAnswer | undefined> {
  await once(socket, "connect");
  const lines = createInterface({ input: socket });
  for await (const line of lines) return JSON.parse(line);
  return undefined;
}

function refusal({ code, message, hint }: Extract<KeeperAnswer, { error: unknown }>["error"]): TolvError {
  return new TolvError(code, 500, message, hint);
}

function isRunning(keeper: ChildProcess | undefined): boolean {
  return keeper !== undefined && keeper.exitCode === null && keeper.signalCode === null;
}

/** A session of its own, so that Ctrl-C in the terminal does not reach it; no environment, so no secrets. */
async function spawnKeeper(plan: LaunchPlan): Promise<ChildProcess> {
  const self = fileURLToPath(import.meta.url);
  const program = fileURLToPath(new URL(`./keeper-process${extname(self)}`, import.meta.url));
  const conditions = extname(self) === ".ts" ? ["--conditions=tolv-source"] : [];
  const log = await open(plan.state.keeperLog, "w", 0o600);
  const keeper = spawn(process.execPath, [...conditions, program], {
    cwd: plan.state.root,
    detached: true,
    stdio: ["pipe", log.fd, log.fd],
    env: {},
  });
  await once(keeper, "spawn").finally(() => log.close());
  keeper.stdin?.on("error", () => undefined).end(JSON.stringify(plan));
  keeper.unref();
  return keeper;
}
