import { spawn } from "node:child_process";
import { once } from "node:events";
import { open, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Account } from "./account.ts";
import { DiskFull, ServerFailed } from "./errors.ts";
import { isAlive, readPidFile } from "./pid-file.ts";
import { serverArguments } from "./server-arguments.ts";
import type { ServerBinaries } from "./server-binaries.ts";
import type { StateDirectory } from "./state-directory.ts";

/** A PostgreSQL server that accepts connections. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
}

/** What it takes to start PostgreSQL. */
export interface LaunchPlan {
  readonly state: StateDirectory;
  readonly binaries: ServerBinaries;
  readonly account: Account;
  /** Settings over those of `serverArguments`. */
  readonly settings: Readonly<Record<string, string>>;
}

const attempts = 20;

/**
 * Starts PostgreSQL, or takes over the one that a killed keeper left running; only the holder of the lock may.
 *
 * @throws ServerFailed, DiskFull
 */
export async function startPostmaster(plan: LaunchPlan): Promise<Postmaster> {
  const orphan = await readPidFile(plan.state.data);
  if (orphan?.ready) return orphan;
  let lastFailure: unknown;
  // A port may be taken meanwhile, and the children of a killed server need a moment to leave its shared memory.
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    try {
      return await launch(plan, await freePort(plan.state));
    } catch (error) {
      lastFailure = error;
      if (!/in use|already exists|starting up/.test(String(error))) throw error;
      await sleep(250);
    }
  }
  throw lastFailure;
}

/** Stops PostgreSQL with a checkpoint, ending open sessions; escalates when that takes too long. */
export async function stopPostmaster({ pid }: Postmaster): Promise<void> {
  // Fast, then immediate shutdown (SIGQUIT: no checkpoint, the next start replays the log), then death.
  for (const [signal, patience] of [
    ["SIGINT", 30_000],
    ["SIGQUIT", 5_000],
    ["SIGKILL", 5_000],
  ] as const) {
    if (!signalled(pid, signal)) return;
    const deadline = Date.now() + patience;
    while (Date.now() < deadline) {
      if (!isAlive(pid)) return;
      await sleep(10);
    }
  }
}

async function launch(plan: LaunchPlan, port: number): Promise<Postmaster> {
  await removeStalePidFile(plan.state);
  const log = await open(plan.state.serverLog, "w", 0o600);
  const server = spawn(plan.binaries.postgres, serverArguments(plan, port), {
    ...plan.account,
    cwd: plan.account.uid === undefined ? plan.state.root : "/",
    detached: true,
    stdio: ["ignore", log.fd, log.fd],
    env: { LC_ALL: "C" },
  });
  const failed = once(server, "spawn").then(() => undefined);
  await failed.finally(() => log.close());
  server.unref();
  while (server.exitCode === null && server.signalCode === null) {
    const running = await readPidFile(plan.state.data);
    if (running?.ready && running.pid === server.pid) {
      await writeFile(plan.state.port, String(port));
      return running;
    }
    await sleep(10);
  }
  throw await startFailure(plan.state);
}

/** The lock is ours, so a file whose process is not this server's is stale, even if its process id lives again. */
async function removeStalePidFile(state: StateDirectory): Promise<void> {
  if ((await readPidFile(state.data)) === undefined) await rm(join(state.data, "postmaster.pid"), { force: true });
}

async function startFailure(state: StateDirectory): Promise<Error> {
  const output = (await readFile(state.serverLog, "utf8").catch(() => "")).trim().split("\n").slice(-8).join("\n");
  if (/No space left on device/.test(output)) return new DiskFull({ directory: state.data });
  return new ServerFailed({ step: "starting", output });
}

/** The port of the last run if nobody took it, so that tools which remember the address still work. */
async function freePort(state: StateDirectory): Promise<number> {
  const last = Number(await readFile(state.port, "utf8").catch(() => "0"));
  return (await probePort(last)) ?? (await probePort(0)) ?? 0;
}

async function probePort(wanted: number): Promise<number | undefined> {
  const probe = createServer();
  try {
    probe.listen(wanted, "127.0.0.1");
    await once(probe, "listening");
    const address = probe.address();
    return typeof address === "object" ? address?.port : undefined;
  } catch {
    return undefined;
  } finally {
    probe.close();
  }
}

function signalled(pid: number, signal: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}
