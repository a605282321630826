import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

/** How a process ended: by an exit code or by a signal. */
export interface ProcessEnd {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** How long a process may take to stop before it is killed. */
const stopMilliseconds = 5000;

/** One run of the entry, in a process of its own that shares the terminal. */
export class DevelopmentProcess {
  /** Resolves when the process ends before it was asked to stop. */
  readonly endedByItself: Promise<ProcessEnd>;
  readonly #child: ChildProcess;
  readonly #ended: Promise<unknown>;
  #isAskedToStop = false;

  constructor(entry: URL, args: readonly string[]) {
    // Standard input stays with the supervisor, whose channel tells the child when the supervisor is gone.
    this.#child = fork(fileURLToPath(entry), args, { stdio: ["ignore", "inherit", "inherit", "ipc"] });
    this.#ended = once(this.#child, "exit");
    this.endedByItself = new Promise((resolve) => {
      this.#child.once("exit", (exitCode, signal) => this.#isAskedToStop || resolve({ exitCode, signal }));
    });
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  /** Asks the process to stop, kills it if it does not, and resolves when it has ended. */
  async stop(): Promise<void> {
    this.#isAskedToStop = true;
    const kill = setTimeout(() => this.#child.kill("SIGKILL"), stopMilliseconds);
    this.#child.kill("SIGTERM");
    await this.#ended;
    clearTimeout(kill);
  }
}
