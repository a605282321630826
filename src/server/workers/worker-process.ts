import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import type { Socket } from "node:net";
import { Duplex } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { exitCodes } from "#rooms/lifecycle";
import type { ProcessEnd } from "../process-end.ts";
import type { Taker } from "./front-door.ts";
import { RecyclingLimits } from "./recycling-limits.ts";
import { showSource } from "./show-source.ts";
import { type SupervisorMessage, type WorkerMessage, watchdogDescriptor } from "./worker-messages.ts";
import type { WorkerPlan } from "./worker-plan.ts";

/** How long the watchdog of a worker may take to tell where the worker is; milliseconds. */
const stackPatience = 2000;

/** One worker, from its fork to its end. */
export class WorkerProcess implements Taker {
  readonly plan: WorkerPlan;
  readonly startedAt = performance.now();
  /** Resolves with true when the worker takes connections, with false when it ended before. */
  readonly ready: Promise<boolean>;
  /** Resolves when the process is gone and everything that it has told was heard. */
  readonly ended: Promise<ProcessEnd>;
  readonly #child: ChildProcess;
  readonly #limits: RecyclingLimits;
  readonly #offered = new Map<number, (isTaken: boolean) => void>();
  readonly #ready = Promise.withResolvers<boolean>();
  readonly #onAsked: (signal: NodeJS.Signals) => void;
  #state: "booting" | "serving" | "leaving" = "booting";
  #lastPulse = performance.now();
  #offers = 0;
  #failure: string | undefined;
  #wasToldToLeave = false;
  #wasCutOff = false;
  /** True for a worker whose place another one shall take. */
  isRetiring = false;

  /** @param onAsked is called when somebody has told the worker itself to stop. */
  constructor(plan: WorkerPlan, onAsked: (signal: NodeJS.Signals) => void) {
    this.plan = plan;
    this.#onAsked = onAsked;
    this.#limits = new RecyclingLimits(plan.limits);
    this.ready = this.#ready.promise;
    this.#child = fork(fileURLToPath(plan.entry), {
      cwd: plan.directory,
      execPath: plan.execPath,
      stdio: ["ignore", "inherit", "inherit", "ipc", "pipe"],
    });
    this.#child.on("message", (message) => this.#hear(message as WorkerMessage));
    this.#wire()?.on("error", () => undefined);
    this.#tell({ kind: "hired", patience: plan.limits.leave });
    this.ended = this.#awaitEnd();
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  get isBooting(): boolean {
    return this.#state === "booting";
  }

  get isServing(): boolean {
    return this.#state === "serving";
  }

  get isLeaving(): boolean {
    return this.#state === "leaving";
  }

  /** True for one whose end is no surprise. */
  get wasToldToLeave(): boolean {
    return this.#wasToldToLeave;
  }

  /** True for one that had to end before it had finished. */
  get wasCutOff(): boolean {
    return this.#wasCutOff;
  }

  /** A worker that has not yet taken a connection gets no other one, so that a stuck one keeps nobody waiting. */
  get isFree(): boolean {
    return this.isServing && this.#offered.size === 0;
  }

  /** Why the worker could not serve, in its own words. */
  get failure(): string | undefined {
    return this.#failure;
  }

  /** Milliseconds since it last gave a sign of life. */
  get silence(): number {
    return performance.now() - this.#lastPulse;
  }

  /** Which limit the worker has passed, as words for the log. */
  get exceeded(): string | undefined {
    return this.#limits.exceeded;
  }

  async take(socket: Socket): Promise<boolean> {
    if (!this.isServing) return false;
    const id = ++this.#offers;
    const { promise, resolve } = Promise.withResolvers<boolean>();
    this.#offered.set(id, resolve);
    this.#tell({ kind: "connection", id }, socket);
    return promise;
  }

  /** Makes readiness say no. */
  drain(): void {
    this.#tell({ kind: "drain" });
  }

  /** Lets the worker finish and end; it is killed when it does not in time, and at once before it serves. */
  async leave(): Promise<void> {
    if (this.#state === "booting") this.kill();
    this.#state = "leaving";
    this.#wasToldToLeave = true;
    this.#tell({ kind: "leave" });
    const patience = new AbortController();
    const expired = sleep(this.plan.limits.leave, "expired", { signal: patience.signal }).catch(() => undefined);
    const outcome = await Promise.race([this.ended, expired]);
    patience.abort();
    if (outcome === "expired") this.#cutOff();
    await this.ended;
  }

  kill(): void {
    this.#child.kill("SIGKILL");
  }

  /** Counts its silence from now on. */
  forgive(): void {
    this.#lastPulse = performance.now();
  }

  /** Where the worker's JavaScript stands, one call a line; undefined when it cannot tell. */
  async stack(): Promise<string | undefined> {
    const wire = this.#wire();
    if (wire === undefined || wire.destroyed) return undefined;
    const answer = once(wire, "data").then(([bytes]) => showSource(String(bytes).trimEnd()));
    wire.write("stack\n");
    return Promise.race([answer.catch(() => undefined), sleep(stackPatience, undefined, { ref: false })]);
  }

  #cutOff(): void {
    this.#wasCutOff = true;
    this.kill();
  }

  #wire(): Duplex | undefined {
    const wire = this.#child.stdio[watchdogDescriptor];
    return wire instanceof Duplex ? wire : undefined;
  }

  #tell(message: SupervisorMessage, socket?: Socket): void {
    // What cannot be told to a worker that has just died comes back with its end.
    if (this.#child.connected) this.#child.send(message, socket, { keepOpen: true }, () => undefined);
  }

  #hear(message: WorkerMessage): void {
    this.#lastPulse = performance.now();
    if (message.kind === "ready") this.#serve();
    if (message.kind === "failed") this.#failure = message.reason;
    if (message.kind === "taken") this.#settle(message.id, true);
    if (message.kind === "pulse") this.#limits.note(message);
    if (message.kind === "asked") this.#onAsked(message.signal);
  }

  #serve(): void {
    if (this.#state === "booting") this.#state = "serving";
    this.#ready.resolve(true);
  }

  #settle(id: number, isTaken: boolean): void {
    this.#offered.get(id)?.(isTaken);
    this.#offered.delete(id);
  }

  async #awaitEnd(): Promise<ProcessEnd> {
    // "close" comes when the channel is empty, so what was taken is known; a program that cannot start is an "error".
    const end = await once(this.#child, "close").then(
      ([exitCode, signal]): ProcessEnd => ({ exitCode, signal }),
      (): ProcessEnd => ({ exitCode: null, signal: null }),
    );
    this.#state = "leaving";
    this.#wasCutOff ||= end.exitCode === exitCodes.cutOff;
    this.#ready.resolve(false);
    for (const id of [...this.#offered.keys()]) this.#settle(id, false);
    return end;
  }
}
