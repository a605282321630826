import assert from "node:assert/strict";
import type { TestContext } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { startDrill } from "#rooms/server";
import { childrenOf } from "../../../bench/support/processes.ts";
import { startCrew } from "./crew-session.ts";

/** How many clients ask meanwhile. */
const clients = 8;

/**
 * Kills workers at random under load for a while, then the supervisor: only requests inside a killed process may be
 * lost, so at most one a client and kill; then the port is free, and no process is left.
 */
export async function causeChaos(t: TestContext, { kills }: { readonly kills: number }): Promise<void> {
  const crew = await startCrew(t, { size: 3 });
  await crew.workers(3);
  const origins = [`http://127.0.0.1:${crew.port}`];
  const drills = await Promise.all(
    [true, false].map((keepAlive) => startDrill({ origins, paths: ["/", "/?20"], clients: clients / 2, keepAlive })),
  );
  for (let kill = 0; kill < kills; kill++) {
    await sleep(500 + Math.random() * 1500);
    const victims = childrenOf(crew.pid);
    const victim = victims[Math.floor(Math.random() * victims.length)];
    if (victim !== undefined) process.kill(victim, "SIGKILL");
  }
  await crew.until(async () => (await crew.ask()).statusCode === 200);
  const reports = await Promise.all(drills.map((drill) => drill.stop()));
  for (const { sent, answered, lost, losses } of reports) {
    t.diagnostic(`${sent} sent, ${answered} answered, ${lost} lost in ${kills} kills: ${JSON.stringify(losses)}`);
    assert.ok(lost <= (kills * clients) / 2, `${lost} requests were lost`);
    assert.deepEqual(
      Object.keys(losses).filter((loss) => !["reset", "cut"].includes(loss)),
      [],
    );
  }
  const left = childrenOf(crew.pid);
  crew.kill("SIGKILL");
  await crew.until(() => !left.some(isAlive));
  await assert.rejects(crew.ask(), { code: "ECONNREFUSED" });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
