import { type ChildProcess, fork, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import type { Environment } from "#rooms/config";
import { ownProgram } from "#rooms/management";
import type { ProcessEnd } from "#rooms/server";
import { eachLine } from "./each-line.ts";
import { withOwnPrograms } from "./with-own-programs.ts";

/** What is started, and who reads what it prints. */
export interface ProcessStart {
  /** The words of its command line; `tolv` is this very program. */
  readonly command: readonly string[];
  readonly directory: string;
  /** Its whole environment. */
  readonly environment: Environment;
  readonly onLine: (line: string, stream: "stdout" | "stderr") => void;
}

/** How long to wait for the last lines of a process that is gone; one that it left behind may hold its streams open. */
const lastLines = 500;

/**
 * A process of the site under this one. It has a process group of its own: a terminal's Ctrl-C comes to this process
 * alone, and whatever it has started can be ended with it. A `tolv` process leaves when this one is gone.
 */
export class ManagedProcess {
  readonly ended: Promise<ProcessEnd>;
  readonly #child: ChildProcess;

  constructor(start: ProcessStart) {
    this.#child = launch(start);
    for (const stream of ["stdout", "stderr"] as const) {
      const readable = this.#child[stream];
      if (readable !== null) eachLine(readable, (line) => start.onLine(line, stream));
    }
    this.ended = this.#awaitEnd(start);
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  /**
   * Tells the process to stop, and kills it with all that it has started when it does not in time.
   *
   * @returns false for one that had to be killed.
   */
  async stop(graceMilliseconds: number): Promise<boolean> {
    this.#child.kill("SIGTERM");
    const patience = new AbortController();
    const expired = sleep(graceMilliseconds, false, { signal: patience.signal }).catch(() => true);
    const isGone = await Promise.race([this.ended.then(() => true), expired]);
    patience.abort();
    this.killGroup();
    await this.ended;
    return isGone;
  }

  /** Ends at once what is left of the process and of what it has started. */
  killGroup(): void {
    if (this.#child.pid === undefined) return;
    try {
      process.kill(-this.#child.pid, "SIGKILL");
    } catch {
      // ESRCH: nothing is left.
    }
  }

  async #awaitEnd({ onLine, command }: ProcessStart): Promise<ProcessEnd> {
    const closed = once(this.#child, "close").catch(() => undefined);
    try {
      const [exitCode, signal] = await once(this.#child, "exit");
      await Promise.race([closed, sleep(lastLines, undefined, { ref: false })]);
      return { exitCode, signal };
    } catch (error) {
      onLine(`${command.join(" ")}: ${error instanceof Error ? error.message : error}`, "stderr");
      return { exitCode: null, signal: null };
    }
  }
}

function launch({ command: [program = "", ...args], directory, environment }: ProcessStart): ChildProcess {
  const options = { cwd: directory, detached: true };
  if (program === "tolv") {
    const { script } = ownProgram();
    return fork(script, args, { ...options, env: { ...environment }, stdio: ["ignore", "pipe", "pipe", "ipc"] });
  }
  const env = { ...withOwnPrograms(environment, directory) };
  return spawn(program, args, { ...options, env, stdio: ["ignore", "pipe", "pipe"] });
}
