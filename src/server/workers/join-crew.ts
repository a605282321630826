import type { Server } from "node:http";
import { Socket } from "node:net";
import { currentLifecycle, type Lifecycle, onParentMessage, tellParent } from "#rooms/lifecycle";
import { startWatchdog } from "./start-watchdog.ts";
import { pulseMilliseconds, type SupervisorMessage, type WorkerMessage } from "./worker-messages.ts";

/** The supervisor of this worker. */
export interface CrewMembership {
  /** Resolves when readiness shall say no. */
  readonly draining: Promise<void>;
  /** Resolves when this worker shall finish and end. */
  readonly leaving: Promise<void>;
  /** Gives the server the connections of the supervisor, from now on. */
  serve(server: Server): void;
  /** Tells why this worker cannot serve. */
  fail(reason: string): void;
}

/**
 * Makes this process a worker of the supervisor that started it: it gives signs of life, leaves with the supervisor,
 * and leaves it to the supervisor what a signal to this process alone means.
 *
 * @example
 * const crew = joinCrew();
 * crew.serve(createServer(answer));
 * await crew.leaving;
 */
export function joinCrew(): CrewMembership {
  const lifecycle = currentLifecycle.get();
  const work = new Work();
  lifecycle.stopWithParent();
  askBeforeLeaving(lifecycle);
  onParentMessage((message, socket) => work.hear(message as SupervisorMessage, socket));
  return {
    draining: work.draining.promise,
    leaving: work.leaving.promise,
    serve: (server) => work.serve(server),
    fail: (reason) => tell({ kind: "failed", reason }),
  };
}

/** A worker that left by itself would leave its place empty until it is noticed. */
function askBeforeLeaving(lifecycle: Lifecycle): void {
  const ask = (signal: NodeJS.Signals) => tell({ kind: "asked", signal });
  lifecycle.takeSignals(["SIGTERM", "SIGINT", "SIGQUIT", "SIGHUP"], ask);
  lifecycle.takeSignals(["SIGUSR1", "SIGUSR2", "SIGTTIN", "SIGTTOU", "SIGWINCH"], () => undefined);
}

class Work {
  readonly draining = Promise.withResolvers<void>();
  readonly leaving = Promise.withResolvers<void>();
  #server: Server | undefined;
  #requests = 0;

  hear(message: SupervisorMessage, socket: unknown): void {
    if (message.kind === "hired") startWatchdog(message.patience);
    if (message.kind === "connection") this.#take(message.id, socket);
    if (message.kind === "drain") this.draining.resolve();
    if (message.kind === "leave") this.leaving.resolve();
  }

  serve(server: Server): void {
    this.#server = server;
    server.on("request", () => this.#requests++);
    // Node watches for slow clients from this event on, which a server that is handed its connections never has.
    server.emit("listening");
    setInterval(() => this.#pulse(), pulseMilliseconds).unref();
    tell({ kind: "ready" });
  }

  #take(id: number, socket: unknown): void {
    tell({ kind: "taken", id });
    // The client may have left on the way.
    if (!(socket instanceof Socket)) return;
    // As Node's HTTP server does with those that it accepts: a client may end its half and still read the answer.
    socket.allowHalfOpen = true;
    this.#server?.emit("connection", socket);
  }

  #pulse(): void {
    tell({ kind: "pulse", requests: this.#requests, residentBytes: process.memoryUsage.rss() });
  }
}

function tell(message: WorkerMessage): void {
  tellParent(message);
}
