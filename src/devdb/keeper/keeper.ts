import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { TolvError } from "#rooms/errors";
import { KeeperFailed } from "../errors.ts";
import { databaseUser, ensureCluster } from "../postgres/cluster.ts";
import type { LaunchPlan } from "../postgres/launch-plan.ts";
import { type PidFile, servesFolder } from "../postgres/pid-file.ts";
import { startPostmaster, stopPostmaster } from "../postgres/postmaster.ts";
import { storageFailure } from "../storage-failure.ts";
import type { KeeperAnswer } from "./keeper-answer.ts";
import { openDoor } from "./keeper-door.ts";

/** How often the keeper looks whether its server is alive; milliseconds. */
const pulse = 200;

/**
 * Runs one PostgreSQL as long as it has users, and starts it again should it crash.
 *
 * Resolves when the last user has left or `stopping` aborts, and the server has stopped. Only the holder of the lock
 * may call this.
 */
export async function keepServer(plan: LaunchPlan, stopping: AbortSignal): Promise<void> {
  const starting = start(plan);
  const door = await openDoor(plan.state.socket, answerOf(starting, plan));
  const end = AbortSignal.any([door.deserted, stopping]);
  const first = await starting.catch(() => undefined);
  // Users of a server that did not start are told so, and leave.
  if (first === undefined) await untilAborted(end);
  else await stopPostmaster(await guard(first, plan, end), plan.state.data);
  door.close();
}

async function start(plan: LaunchPlan): Promise<PidFile> {
  await ensureCluster(plan);
  return startPostmaster(plan);
}

async function guard(first: PidFile, plan: LaunchPlan, end: AbortSignal): Promise<PidFile> {
  let current = first;
  while (!end.aborted) {
    await sleep(pulse, undefined, { signal: end }).catch(() => undefined);
    if (!end.aborted && !(await servesFolder(current.pid, plan.state.data))) current = await startPostmaster(plan);
  }
  return current;
}

async function untilAborted(signal: AbortSignal): Promise<void> {
  if (!signal.aborted) await once(signal, "abort");
}

async function answerOf(starting: Promise<PidFile>, { state }: LaunchPlan): Promise<KeeperAnswer> {
  try {
    const { port } = await starting;
    const password = await readFile(state.password, "utf8");
    return { url: `postgres://${databaseUser}:${password}@127.0.0.1:${port}/postgres` };
  } catch (error) {
    return { error: describe(storageFailure(state.root, error), state.keeperLog) };
  }
}

function describe(error: Error, log: string): Extract<KeeperAnswer, { error: unknown }>["error"] {
  const known = error instanceof TolvError ? error : new KeeperFailed({ log, reason: `failed: ${error.message}` });
  const { code, message, hint } = known;
  return hint === undefined ? { code, message } : { code, message, hint };
}
