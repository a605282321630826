import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readFile, rename, rm, symlink, writeFile } from "node:fs/promises";
import { Agent } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestContext } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { freePort } from "../../support/tolv.ts";
import { type Answer, get } from "./load.ts";

/** One record of the supervisor's log. */
export type LogRecord = Readonly<Record<string, unknown>> & { readonly message: string };

/** How a supervisor of the tests is started. */
export interface CrewPlan {
  readonly size?: number;
  readonly address?: { readonly path: string } | { readonly host: string; readonly port: number };
  readonly lagMilliseconds?: number;
  readonly limits?: Readonly<Record<string, number>>;
  readonly environment?: Readonly<Record<string, string>>;
}

const script = fileURLToPath(new URL("../processes/crew.ts", import.meta.url));

/** A supervisor in a process of its own, over releases in a folder of the test. */
export class CrewSession {
  readonly directory: string;
  /** 0 behind a Unix socket. */
  readonly port: number;
  readonly child: ChildProcess;
  /** The exit code, once everybody who shares its stdout is gone. */
  readonly ended: Promise<number | null>;
  readonly #signal: AbortSignal;
  #printed = "";

  constructor(directory: string, { port, plan, signal }: { port: number; plan: CrewPlan; signal: AbortSignal }) {
    this.directory = directory;
    this.port = port;
    this.#signal = signal;
    this.child = spawn(process.execPath, ["--conditions=tolv-source", script, directory], {
      stdio: ["ignore", "pipe", "inherit"],
      env: { ...process.env, ...plan.environment },
      // A group of its own, so that nobody survives the test.
      detached: true,
    });
    this.child.stdout?.setEncoding("utf8").on("data", (text: string) => (this.#printed += text));
    this.ended = once(this.child, "close").then(([exitCode]) => exitCode);
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  get records(): LogRecord[] {
    return this.#printed
      .split("\n")
      .slice(0, -1)
      .map((line) => JSON.parse(line));
  }

  /** Resolves with the records of a message, once there are so many. */
  async logged(message: string, count = 1): Promise<LogRecord[]> {
    for (;;) {
      const records = this.records.filter((record) => record.message === message);
      if (records.length >= count) return records;
      await sleep(10, undefined, { signal: this.#signal });
    }
  }

  /** Resolves when something has become so. */
  async until(condition: () => boolean | Promise<boolean>): Promise<void> {
    while (!(await condition())) await sleep(10, undefined, { signal: this.#signal });
  }

  /** The process ids of those that became ready, the oldest first. */
  async workers(count: number): Promise<number[]> {
    return (await this.logged("Worker ready", count)).map(({ worker }) => Number(worker));
  }

  kill(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  /** An answer on a connection of its own. */
  ask(path = "/"): Promise<Answer> {
    return get(this.port, { path, agent: new Agent({ keepAlive: false }) });
  }

  /** Makes another release the current one. */
  async release(text: string): Promise<void> {
    await publish(this.directory, text);
  }

  /** Writes into the folder of the release that runs, as nobody should: its next worker runs something else. */
  async replaceInPlace(text: string): Promise<void> {
    await writeFile(join(this.directory, "current", "release.txt"), text);
  }

  /** Changes the plan that the next HUP reads. */
  async replan(changes: CrewPlan): Promise<void> {
    const path = join(this.directory, "plan.json");
    await writeFile(path, JSON.stringify({ ...JSON.parse(await readFile(path, "utf8")), ...changes }));
  }
}

/** Starts a supervisor; it serves unless the release says otherwise. */
export async function startCrew(t: TestContext, plan: CrewPlan = {}, release = "one"): Promise<CrewSession> {
  const directory = await mkdtemp(join(tmpdir(), "tolv-crew-"));
  const address = plan.address ?? { host: "127.0.0.1", port: await freePort() };
  const port = "port" in address ? address.port : 0;
  await publish(directory, release);
  await writeFile(join(directory, "plan.json"), JSON.stringify({ size: 2, ...plan, address }));
  const session = new CrewSession(directory, { port, plan, signal: t.signal });
  t.after(async () => {
    killGroup(session.pid);
    await session.ended;
    await rm(directory, { recursive: true });
  });
  return session;
}

/** As a deployment does: a folder of its own, and a link that is replaced in one step. */
async function publish(directory: string, text: string): Promise<void> {
  const folder = join(directory, `release-${text}`);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "release.txt"), text);
  await symlink(folder, join(directory, "next"));
  await rename(join(directory, "next"), join(directory, "current"));
}

function killGroup(pid: number): void {
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // Everybody has left, as they should.
  }
}
