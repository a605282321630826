import assert from "node:assert/strict";
import { once } from "node:events";
import type { TestContext } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { type DrillReport, startDrill } from "#rooms/server";
import { childrenOf } from "../../../bench/support/processes.ts";
import { freePort } from "../../support/tolv.ts";
import { type CrewSession, startCrew } from "./crew-session.ts";

/** How many clients ask meanwhile, half of them on kept connections. */
const clients = 8;

/** How much is killed. */
export interface Chaos {
  /** Supervisors, one after the other on the same port, each killed under load but the last. */
  readonly lives: number;
  /** Workers that are killed in each life. */
  readonly kills: number;
}

/**
 * Kills workers at random under load for a while, then the supervisor, after which the next one takes the port: only
 * requests inside a killed process may be lost, so at most one a client and kill, and those that come while nobody
 * listens; no process is left.
 */
export async function causeChaos(t: TestContext, { lives, kills }: Chaos): Promise<void> {
  const port = await freePort();
  let crew = await begin(t, port);
  const origins = [`http://127.0.0.1:${port}`];
  const drills = await Promise.all(
    [true, false].map((keepAlive) => startDrill({ origins, paths: ["/", "/?20"], clients: clients / 2, keepAlive })),
  );
  for (let life = 1; life <= lives; life++) {
    if (life > 1) crew = await replaceKilled(t, crew);
    await killWorkers(crew, kills);
  }
  await crew.until(async () => (await crew.ask()).statusCode === 200);
  for (const report of await Promise.all(drills.map((drill) => drill.stop()))) {
    t.diagnostic(`${lives} supervisors with ${kills} killed workers each: ${JSON.stringify(report)}`);
    judge(report, { lives, kills });
  }
  await kill(crew);
  await assert.rejects(crew.ask(), { code: "ECONNREFUSED" });
}

async function begin(t: TestContext, port: number): Promise<CrewSession> {
  const crew = await startCrew(t, { size: 3, address: { host: "127.0.0.1", port } });
  await crew.workers(3);
  return crew;
}

async function killWorkers(crew: CrewSession, kills: number): Promise<void> {
  for (let kill = 0; kill < kills; kill++) {
    await sleep(500 + Math.random() * 1500);
    const victims = childrenOf(crew.pid);
    const victim = victims[Math.floor(Math.random() * victims.length)];
    if (victim !== undefined) process.kill(victim, "SIGKILL");
  }
}

/** As systemd does: at once, while the workers of the killed one may still finish what they have begun. */
async function replaceKilled(t: TestContext, crew: CrewSession): Promise<CrewSession> {
  const [next] = await Promise.all([once(crew.child, "exit").then(() => begin(t, crew.port)), kill(crew)]);
  return next;
}

/** Resolves when neither the supervisor nor one of its workers is left. */
async function kill(crew: CrewSession): Promise<void> {
  const left = childrenOf(crew.pid);
  crew.kill("SIGKILL");
  await crew.until(() => !left.some(isAlive));
}

function judge({ answered, losses }: DrillReport, { lives, kills }: Chaos): void {
  const { reset = 0, cut = 0, refused = 0, ...others } = losses;
  const killed = lives * kills + lives - 1;
  assert.ok(reset + cut <= (killed * clients) / 2, `${reset + cut} requests were lost`);
  assert.ok(refused === 0 || lives > 1, "somebody always listens");
  assert.deepEqual(others, {});
  assert.ok(answered > killed);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
