import { readFileSync, writeSync } from "node:fs";
import { inspect } from "node:util";
import { createLifecycle } from "#rooms/lifecycle";
import type { LaunchPlan } from "../postgres/launch-plan.ts";
import { tryLock } from "./exclusive-lock.ts";
import { keepServer } from "./keeper.ts";

const [standardInput, standardError] = [0, 2];

/** More than PostgreSQL gets for its own shutdown. */
const stopLimit = { limitMilliseconds: 60_000 };

// The program that `attachDevelopmentDatabase` starts. Of several started at once, one gets the lock; the others end.
const plan: LaunchPlan = JSON.parse(readFileSync(standardInput, "utf8"));
const lock = tryLock(plan.state.lock);
if (lock !== undefined) {
  const lifecycle = createLifecycle({ failed: (error) => writeSync(standardError, `${inspect(error)}\n`) });
  lifecycle.listenToSignals();
  const kept = keepServer(plan, lifecycle.stopping);
  lifecycle.onStop("development database", () => kept, stopLimit);
  await kept;
  await lifecycle.stop("the last user has left");
  lock.release();
}
