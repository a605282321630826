import { fileURLToPath } from "node:url";
import type { Lifecycle } from "#rooms/lifecycle";
import type { ListeningAddress } from "../listen.ts";
import type { ProcessEnd } from "../process-end.ts";
import { ChangeWatcher } from "./change-watcher.ts";
import { DevelopmentPort } from "./development-port.ts";
import { DevelopmentProcess } from "./development-process.ts";

/** What a supervision takes. */
export interface DevelopmentSupervision {
  /** The module that serves; it runs with the execution arguments of this process, and calls `joinSupervisor`. */
  readonly entry: URL;
  /** The arguments of the entry. */
  readonly args: readonly string[];
  /** Where a changed source file lets another process serve. */
  readonly directories: readonly URL[];
  /** Where a changed source file makes a process unfit that has loaded the entry ahead, too. */
  readonly preloaded: readonly URL[];
  /** Where to listen, asked before each start; undefined while that cannot be known. */
  readonly address: () => ListeningAddress | undefined;
  /** What ends the supervision. */
  readonly lifecycle: Lifecycle;
  readonly onEvent: (event: DevelopmentEvent) => void;
}

/** What happens during a supervision. */
export type DevelopmentEvent =
  | { readonly kind: "changed"; readonly paths: readonly string[] }
  /** The address has changed, and cannot be had. */
  | { readonly kind: "unavailable"; readonly error: unknown }
  /** The process ended by itself. One that served is started again by the next connection, any by the next change. */
  | ({ readonly kind: "ended"; readonly served: boolean } & ProcessEnd);

/** Serves until its lifecycle stops. */
export interface DevelopmentSupervisor {
  run(): Promise<void>;
}

/**
 * Opens the port and watches the directories, then runs an entry in a process of its own, another one after each change.
 *
 * A spare process has loaded the entry ahead, and starts when a source file changes. Connections wait meanwhile; the
 * old process finishes what it has begun. A process that fails, by a syntax error or for want of a database, is
 * replaced by the next change. When this process or its parent is killed, the others leave too.
 *
 * @throws PortInUse, PortForbidden, AddressUnavailable; WatchFailed when a directory cannot be watched.
 *
 * @example
 * const supervisor = await openDevelopmentSupervisor({ entry, args: [], directories, preloaded: [], address, lifecycle, onEvent });
 * await supervisor.run();
 */
export async function openDevelopmentSupervisor(supervision: DevelopmentSupervision): Promise<DevelopmentSupervisor> {
  const port = new DevelopmentPort();
  const address = supervision.address();
  if (address !== undefined) await port.listen(address);
  try {
    const changes = new ChangeWatcher([...supervision.directories, ...supervision.preloaded]);
    return new ProcessSupervisor(supervision, { port, changes });
  } catch (error) {
    port.close();
    throw error;
  }
}

interface Surroundings {
  readonly port: DevelopmentPort;
  readonly changes: ChangeWatcher;
}

class ProcessSupervisor implements DevelopmentSupervisor {
  readonly #supervision: DevelopmentSupervision;
  readonly #port: DevelopmentPort;
  readonly #changes: ChangeWatcher;
  readonly #living = new Set<DevelopmentProcess>();
  #spare: DevelopmentProcess | undefined;
  #serving: DevelopmentProcess | undefined;

  constructor(supervision: DevelopmentSupervision, { port, changes }: Surroundings) {
    this.#supervision = supervision;
    this.#port = port;
    this.#changes = changes;
    supervision.lifecycle.onStop("development processes", () => this.#stop());
    this.#spare = this.#fork();
  }

  async run(): Promise<void> {
    const { lifecycle } = this.#supervision;
    lifecycle.stopWithParent();
    const stopped = lifecycle.serveUntilStopped();
    this.#start();
    for (;;) {
      const paths = await Promise.race([this.#changes.next(), stopped]);
      if (paths === undefined) return;
      this.#supervision.onEvent({ kind: "changed", paths });
      if (paths.some((path) => this.#isPreloaded(path))) this.#discardSpare();
      await this.#moveAddress();
      this.#start();
    }
  }

  /** Lets the spare process serve in the place of the one that does. */
  #start(): void {
    if (this.#supervision.lifecycle.stopping.aborted) return;
    this.#port.hold();
    void this.#serving?.leave();
    const next = this.#spare ?? this.#fork();
    this.#spare = undefined;
    this.#serving = next;
    next.start(this.#port.address);
    void next.ready.then(() => this.#serving === next && this.#handOver(next));
    void next.ended.then((end) => this.#serving === next && this.#lose(next, end));
  }

  #handOver(child: DevelopmentProcess): void {
    this.#port.handTo((socket) => child.take(socket));
    this.#spare ??= this.#fork();
  }

  #lose(child: DevelopmentProcess, end: ProcessEnd): void {
    const { lifecycle, onEvent } = this.#supervision;
    this.#port.hold();
    this.#serving = undefined;
    if (lifecycle.stopping.aborted) return;
    onEvent({ kind: "ended", served: child.isReady, ...end });
    if (child.isReady) void this.#port.asked.then(() => this.#serving === undefined && this.#start());
  }

  async #moveAddress(): Promise<void> {
    try {
      const address = this.#supervision.address();
      if (address !== undefined) await this.#port.listen(address);
    } catch (error) {
      this.#supervision.onEvent({ kind: "unavailable", error });
    }
  }

  #fork(): DevelopmentProcess {
    const { entry, args } = this.#supervision;
    const child = new DevelopmentProcess(entry, args);
    this.#living.add(child);
    void child.ended.then(() => this.#forget(child));
    return child;
  }

  #forget(child: DevelopmentProcess): void {
    this.#living.delete(child);
    if (this.#spare === child) this.#spare = undefined;
  }

  #isPreloaded(path: string): boolean {
    return this.#supervision.preloaded.some((directory) => path.startsWith(fileURLToPath(directory)));
  }

  #discardSpare(): void {
    void this.#spare?.stop();
    this.#spare = undefined;
  }

  async #stop(): Promise<void> {
    this.#changes.close();
    this.#port.close();
    await Promise.all([...this.#living].map((child) => child.stop()));
  }
}
