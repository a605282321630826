import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { TolvError } from "#rooms/errors";
import { databaseUser, ensureCluster } from "./cluster.ts";
import type { KeeperAnswer } from "./keeper-answer.ts";
import { openDoor } from "./keeper-door.ts";
import { isAlive } from "./pid-file.ts";
import { type LaunchPlan, type Postmaster, startPostmaster, stopPostmaster } from "./postmaster.ts";

/** How often the keeper looks whether its server is alive; milliseconds. */
const pulse = 200;

/**
 * Runs one PostgreSQL as long as it has users, and starts it again should it crash.
 *
 * Resolves when the last user has left and the server has stopped. Only the holder of the lock may call this.
 */
export async function keepServer(plan: LaunchPlan): Promise<void> {
  const starting = start(plan);
  const door = await openDoor(plan.state.socket, answerOf(starting, plan));
  const first = await starting.catch(() => undefined);
  if (first) await stopPostmaster(await guard(first, { plan, until: door.deserted }));
  // A server that did not start: each user is told so and leaves.
  else if (!door.deserted.aborted) await once(door.deserted, "abort");
  door.dismiss();
}

async function start(plan: LaunchPlan): Promise<Postmaster> {
  await ensureCluster(plan.state, plan);
  return startPostmaster(plan);
}

async function guard(
  first: Postmaster,
  { plan, until }: { plan: LaunchPlan; until: AbortSignal },
): Promise<Postmaster> {
  let current = first;
  while (!until.aborted) {
    await sleep(pulse, undefined, { signal: until }).catch(() => undefined);
    if (!until.aborted && !isAlive(current.pid)) current = await startPostmaster(plan);
  }
  return current;
}

async function answerOf(starting: Promise<Postmaster>, { state }: LaunchPlan): Promise<KeeperAnswer> {
  try {
    const { port } = await starting;
    const password = await readFile(state.password, "utf8");
    return { url: `postgres://${databaseUser}:${password}@127.0.0.1:${port}/postgres` };
  } catch (error) {
    if (!(error instanceof TolvError)) return { error: { code: "devdb.keeper_failed", message: String(error) } };
    const { code, message, hint } = error;
    return { error: hint === undefined ? { code, message } : { code, message, hint } };
  }
}
