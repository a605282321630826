import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import type { Socket } from "node:net";
import { fileURLToPath } from "node:url";
import type { ListeningAddress } from "../listen.ts";
import type { ProcessEnd } from "../process-end.ts";
import type { SupervisorMessage } from "./development-messages.ts";

/** How long a process may take to stop before it is killed. */
const stopMilliseconds = 3000;

/** How long a process that was replaced may take to finish its requests before it is killed. */
const leaveMilliseconds = 12_000;

/**
 * One run of the entry, in a process of its own that shares the terminal.
 *
 * It loads what it can at once, and waits for `start` with the rest.
 */
export class DevelopmentProcess {
  readonly #child: ChildProcess;
  /** Resolves when the process takes connections. */
  readonly ready: Promise<void>;
  readonly ended: Promise<ProcessEnd>;
  #isReady = false;

  constructor(entry: URL, args: readonly string[]) {
    // Standard input stays with the supervisor, whose channel tells the child when the supervisor is gone.
    this.#child = fork(fileURLToPath(entry), args, { stdio: ["ignore", "inherit", "inherit", "ipc"] });
    // A process has one thing to say: that it is ready.
    this.ready = once(this.#child, "message").then(() => {
      this.#isReady = true;
    });
    this.ended = once(this.#child, "exit").then(([exitCode, signal]) => ({ exitCode, signal }));
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  get isReady(): boolean {
    return this.#isReady;
  }

  /** Lets the process serve. */
  start(address: ListeningAddress | undefined): void {
    this.#tell({ kind: "turn", address, supervisor: process.pid }, undefined);
  }

  /** Gives the process a connection. */
  take(socket: Socket): void {
    this.#tell({ kind: "connection" }, socket);
  }

  /** Lets the process finish its requests and end; one that has none to finish is stopped. */
  async leave(): Promise<void> {
    if (!this.#isReady) return this.stop();
    this.#tell({ kind: "replaced" }, undefined);
    await this.#endWithin(leaveMilliseconds);
  }

  /** Asks the process to stop, kills it if it does not, and resolves when it has ended. */
  async stop(): Promise<void> {
    this.#child.kill("SIGTERM");
    await this.#endWithin(stopMilliseconds);
  }

  async #endWithin(milliseconds: number): Promise<void> {
    const kill = setTimeout(() => this.#child.kill("SIGKILL"), milliseconds);
    await this.ended;
    clearTimeout(kill);
  }

  #tell(message: SupervisorMessage, socket: Socket | undefined): void {
    // What cannot be told to a process that has just died is lost with it.
    if (this.#child.connected) this.#child.send(message, socket, () => undefined);
    else socket?.destroy();
  }
}
