import { readFileSync } from "node:fs";
import { tryLock } from "./exclusive-lock.ts";
import { keepServer } from "./keeper.ts";
import type { LaunchPlan } from "./postmaster.ts";

const standardInput = 0;

// The program that `attachDevelopmentDatabase` starts. Of several started at once, one gets the lock; the others end.
const plan: LaunchPlan = JSON.parse(readFileSync(standardInput, "utf8"));
const lock = tryLock(plan.state.lock);
if (lock !== undefined) {
  await keepServer(plan);
  lock.release();
}
