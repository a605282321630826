import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { open, readFile, writeFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { DiskFull, ServerFailed } from "../errors.ts";
import type { StateDirectory } from "../state-directory.ts";
import { isDiskFull } from "../storage-failure.ts";
import { freePort } from "./free-port.ts";
import type { LaunchPlan } from "./launch-plan.ts";
import { disownStranger, type PidFile, readPidFile, servesFolder } from "./pid-file.ts";
import { serverArguments } from "./server-arguments.ts";

/** A start may have to wait for the last of a killed server's children; milliseconds. */
const startPatience = 15_000;
const startPause = 250;
const pulse = 10;

/** Fast shutdown; then immediate (the next start replays the log); then death. Patience in milliseconds. */
const escalation = [
  ["SIGINT", 30_000],
  ["SIGQUIT", 5_000],
  ["SIGKILL", 5_000],
] as const;

/**
 * Starts PostgreSQL, or takes over the one that a killed keeper left running; only the holder of the lock may.
 *
 * @throws ServerFailed, DiskFull
 */
export async function startPostmaster(plan: LaunchPlan): Promise<PidFile> {
  const deadline = Date.now() + startPatience;
  for (;;) {
    const orphan = await readPidFile(plan.state.data);
    if (orphan?.ready) return orphan;
    const started = await launch(plan);
    if (!(started instanceof Error)) return started;
    if (!mayPass(started) || Date.now() > deadline) throw started;
    await sleep(startPause);
  }
}

/** Stops PostgreSQL and ends its sessions; escalates when that takes too long. */
export async function stopPostmaster({ pid }: PidFile, data: string): Promise<void> {
  for (const [signal, patience] of escalation) {
    const deadline = Date.now() + patience;
    if (await servesFolder(pid, data)) process.kill(pid, signal);
    while (Date.now() < deadline) {
      if (!(await servesFolder(pid, data))) return;
      await sleep(pulse);
    }
  }
}

async function launch(plan: LaunchPlan): Promise<PidFile | Error> {
  const { state } = plan;
  await disownStranger(state.data);
  const port = await freePort(Number(await readFile(state.port, "utf8").catch(() => "0")));
  const server = await spawnServer(plan, port);
  while (server.exitCode === null && server.signalCode === null) {
    const running = await readPidFile(state.data);
    if (running?.ready && running.pid === server.pid) {
      // Tools that remember the address find the server there again.
      await writeFile(state.port, String(port));
      return running;
    }
    await sleep(pulse);
  }
  return startFailure(state);
}

/** The working folder is one that the server's user can reach, unlike perhaps the command's. */
async function spawnServer(plan: LaunchPlan, port: number): Promise<ChildProcess> {
  const log = await open(plan.state.serverLog, "w", 0o600);
  const server = spawn(plan.binaries.postgres, serverArguments(plan, port), {
    ...plan.account,
    cwd: "/",
    detached: true,
    stdio: ["ignore", log.fd, log.fd],
    env: { LC_ALL: "C" },
  });
  await once(server, "spawn").finally(() => log.close());
  server.unref();
  return server;
}

async function startFailure({ data, serverLog }: StateDirectory): Promise<Error> {
  if (await isDiskFull(data)) return new DiskFull({ directory: data });
  const log = await readFile(serverLog, "utf8");
  return new ServerFailed({ step: "starting", output: log.trim().split("\n").slice(-8).join("\n") });
}

/** The port was taken meanwhile, or an earlier server (or a child of it) is on its way out. */
function mayPass(failure: Error): boolean {
  return /in use|already exists/.test(failure.message);
}
