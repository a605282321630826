import { setTimeout as sleep } from "node:timers/promises";
import { exitCodes, type Lifecycle } from "#rooms/lifecycle";
import type { Address } from "../bind.ts";
import { WorkersCannotStart } from "../errors.ts";
import {
  reloadFailed,
  reloadFinished,
  reloadStarted,
  serving,
  signalIgnored,
  sizeChanged,
  stopping,
} from "../events.ts";
import type { SystemdNotifier } from "../systemd-notifier.ts";
import { watchZombies } from "../watch-zombies.ts";
import { Crew, type StartFailure } from "./crew.ts";
import { FrontDoor } from "./front-door.ts";
import { Rounds } from "./rounds.ts";
import type { WorkerPlan } from "./worker-plan.ts";

/** What a supervision takes. */
export interface Supervision {
  readonly address: Address;
  /** How to start workers, asked at the start and at each HUP; when it throws then, the running workers stay. */
  readonly plan: () => WorkerPlan;
  /** How long a stopping server goes on to accept connections; milliseconds. */
  readonly lagMilliseconds: number;
  /** Who is told what the server does. */
  readonly notifier: SystemdNotifier;
  /** What ends the supervision. */
  readonly lifecycle: Lifecycle;
}

/**
 * Listens, and serves from worker processes until the lifecycle stops.
 *
 * HUP replaces the workers one by one, TTIN and TTOU start and end one. Workers that end, hang or pass a limit are
 * replaced. Whoever stops or replaces a worker, a request that has begun is finished, or cut off at the deadline.
 *
 * @throws PortInUse, PortForbidden, AddressUnavailable, SocketInUse, SocketUnavailable; WorkersCannotStart when the
 * first worker ends without a word before it serves. One that has reported why ends the supervision with exit code 1.
 *
 * @example
 * await superviseWorkers({ address: { host: "0.0.0.0", port: 8000 }, plan, lagMilliseconds: 0, notifier, lifecycle });
 */
export function superviseWorkers(supervision: Supervision): Promise<void> {
  return new Supervisor(supervision).run();
}

/** Every worker has a deadline of its own, so the stop of all needs none; milliseconds, the longest timer. */
const noLimit = { limitMilliseconds: 2 ** 31 - 1 };

class Supervisor {
  readonly #supervision: Supervision;
  readonly #door = new FrontDoor();
  readonly #crew: Crew;
  readonly #rounds: Rounds;
  #isServing = false;

  constructor(supervision: Supervision) {
    const plan = supervision.plan();
    this.#supervision = supervision;
    this.#crew = new Crew({ plan, door: this.#door, stopping: supervision.lifecycle.stopping });
    this.#rounds = new Rounds(this.#crew);
  }

  async run(): Promise<void> {
    this.#endWithProcess();
    const address = await this.#door.open(this.#supervision.address);
    this.#takeSignals();
    this.#followReloads();
    const failure = await this.#crew.start();
    if (failure !== undefined) this.#refuse(failure);
    else await this.#serve(address);
  }

  /** A stop has a deadline of its own. */
  #isHealthy(): boolean {
    return this.#crew.isHealthy || this.#supervision.lifecycle.stopping.aborted;
  }

  #endWithProcess(): void {
    const { lifecycle } = this.#supervision;
    lifecycle.onStop("workers", () => this.#stop(), noLimit);
    lifecycle.onExit(() => this.#crew.kill());
  }

  #takeSignals(): void {
    const { lifecycle } = this.#supervision;
    lifecycle.takeSignals(["SIGHUP"], () => this.#reload());
    lifecycle.takeSignals(["SIGTTIN"], () => this.#resize(this.#crew.size + 1));
    lifecycle.takeSignals(["SIGTTOU"], () => this.#resize(Math.max(1, this.#crew.size - 1)));
    lifecycle.takeSignals(["SIGUSR1", "SIGUSR2", "SIGWINCH"], (signal) => signalIgnored.emit({ signal }));
  }

  #followReloads(): void {
    const { notifier } = this.#supervision;
    reloadStarted.subscribe(() => notifier.reloading());
    for (const channel of [reloadFinished, reloadFailed]) channel.subscribe(() => notifier.ready());
  }

  /** Says nothing that the worker has said: whoever reads it at night shall read it once. */
  #refuse({ reason, isReported }: StartFailure): void {
    if (!isReported) throw new WorkersCannotStart({ reason });
    void this.#supervision.lifecycle.stop("the site does not start", exitCodes.failure);
  }

  async #serve(address: Address): Promise<void> {
    this.#isServing = true;
    serving.emit({ address, workers: this.#crew.size });
    this.#supervision.notifier.ready();
    this.#supervision.notifier.keepAlive(() => this.#isHealthy());
    watchZombies();
    await this.#supervision.lifecycle.serveUntilStopped();
    stopping.emit({ reason: String(this.#supervision.lifecycle.stopping.reason) });
  }

  #reload(): void {
    if (this.#supervision.lifecycle.stopping.aborted) return;
    try {
      const plan = this.#supervision.plan();
      reloadStarted.emit({ directory: plan.directory });
      this.#crew.adopt(plan);
    } catch (error) {
      reloadFailed.emit({ reason: "the new release cannot be read", error });
    }
  }

  #resize(workers: number): void {
    sizeChanged.emit({ workers });
    this.#crew.resize(workers);
  }

  async #stop(): Promise<void> {
    this.#supervision.notifier.stopping();
    this.#crew.drain();
    if (this.#isServing) await sleep(this.#supervision.lagMilliseconds);
    this.#door.close();
    const wasCutOff = await this.#crew.dismiss();
    this.#rounds.stop();
    if (wasCutOff) void this.#supervision.lifecycle.stop("requests were cut off", exitCodes.cutOff);
  }
}
