import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { open } from "node:fs/promises";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import type { LaunchPlan } from "../postgres/launch-plan.ts";

/**
 * Starts a keeper that outlives this process.
 *
 * It gets a session of its own, so that Ctrl-C in the terminal does not reach it, and no environment, so no secrets.
 */
export async function spawnKeeper(plan: LaunchPlan): Promise<ChildProcess> {
  const log = await open(plan.state.keeperLog, "a", 0o600);
  const keeper = spawn(process.execPath, programArguments(), {
    cwd: "/",
    detached: true,
    stdio: ["pipe", log.fd, log.fd],
    env: {},
  });
  await once(keeper, "spawn").finally(() => log.close());
  // A keeper that ends before it has read this is noticed by its exit code.
  keeper.stdin?.on("error", () => undefined).end(JSON.stringify(plan));
  keeper.unref();
  return keeper;
}

/** The program has the extension of this file: from the source `.ts`, which needs the condition, built `.js`. */
function programArguments(): string[] {
  const extension = extname(fileURLToPath(import.meta.url));
  const program = fileURLToPath(new URL(`./keeper-process${extension}`, import.meta.url));
  return extension === ".ts" ? ["--conditions=tolv-source", program] : [program];
}
