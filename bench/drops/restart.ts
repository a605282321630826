import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import { type DrillReport, startDrill } from "#rooms/server";
import type { Contender, Instance } from "./instance.ts";

/** The load of one run. */
export interface Load {
  readonly clients: number;
  readonly keepAlive: boolean;
}

/** Before and behind the restart; milliseconds. */
const steadyTime = 800;

/** Replaces the workers of one instance by HUP, under load, so many times. */
export async function reloadUnderLoad(contender: Contender, load: Load, runs: number): Promise<DrillReport[]> {
  await using instance = await contender.start();
  const reports = [];
  for (let run = 1; run <= runs; run++) {
    const drill = await startDrill({ origins: [instance.origin], paths: contender.paths, ...load });
    await sleep(steadyTime);
    process.kill(instance.pid, "SIGHUP");
    await instance.reloaded(run);
    await sleep(steadyTime);
    reports.push(await drill.stop());
  }
  return reports;
}

/** Lets a second instance take over and ends the first by TERM, under load, so many times. */
export async function replaceUnderLoad(contender: Contender, load: Load, runs: number): Promise<DrillReport[]> {
  const reports = [];
  let serving = await contender.start();
  for (let run = 1; run <= runs; run++) {
    await using old = serving;
    serving = await contender.start();
    reports.push(await takeOver({ old, next: serving, contender, load }));
  }
  await serving[Symbol.asyncDispose]();
  return reports;
}

interface TakeOver {
  readonly old: Instance;
  readonly next: Instance;
  readonly contender: Contender;
  readonly load: Load;
}

async function takeOver({ old, next, contender, load }: TakeOver): Promise<DrillReport> {
  const { paths, readyPath } = contender;
  const drill = await startDrill({ origins: [old.origin, next.origin], paths, readyPath, ...load });
  await sleep(steadyTime);
  process.kill(old.pid, "SIGTERM");
  assert.equal((await old.ended) ?? 0, 0);
  await sleep(steadyTime);
  return drill.stop();
}
