import { exitCodeOfSignal, exitCodes, type StopSignal } from "./exit-codes.ts";
import { governProcess } from "./govern-process.ts";
import type { Lifecycle, LifecycleReporter, StopLimit } from "./lifecycle.ts";
import { onExit } from "./on-exit.ts";
import { runStopHook, type StopHook } from "./stop-hook.ts";
import { takeSignals } from "./take-signals.ts";
import { watchParent } from "./watch-parent.ts";

/** How long the stop waits for a hook unless the hook says otherwise. */
const defaultLimit: StopLimit = { limitMilliseconds: 10_000 };

/**
 * Makes a lifecycle; until `listenToSignals` is called it leaves the process alone.
 *
 * @example
 * const lifecycle = createLifecycle({ failed: (error) => logger.error({ error }, "Uncaught failure") });
 * lifecycle.listenToSignals();
 * lifecycle.onStop("database", () => database.close());
 * await lifecycle.serveUntilStopped();
 */
export function createLifecycle(reporter: LifecycleReporter): Lifecycle {
  return new StoppableLifecycle(reporter);
}

class StoppableLifecycle implements Lifecycle {
  readonly #reporter: LifecycleReporter;
  readonly #hooks: StopHook[] = [];
  readonly #stopping = new AbortController();
  readonly #stopped = Promise.withResolvers<number>();
  readonly #taken = new Set<NodeJS.Signals>();
  #isServing = false;
  #leavesInterrupts = false;
  #exitCode: number = exitCodes.success;

  constructor(reporter: LifecycleReporter) {
    this.#reporter = reporter;
  }

  get stopping(): AbortSignal {
    return this.#stopping.signal;
  }

  get stopped(): Promise<number> {
    return this.#stopped.promise;
  }

  onStop(name: string, run: () => unknown, { limitMilliseconds } = defaultLimit): () => void {
    const hook: StopHook = { name, run, limitMilliseconds };
    this.#hooks.push(hook);
    return () => {
      const index = this.#hooks.indexOf(hook);
      if (index !== -1) this.#hooks.splice(index, 1);
    };
  }

  stop(reason: string, exitCode: number = exitCodes.success): Promise<number> {
    this.#exitCode ||= exitCode;
    if (!this.stopping.aborted) {
      this.#reporter.stopping?.(reason);
      this.#stopping.abort(reason);
      void this.#runHooks();
    }
    return this.stopped;
  }

  async serveUntilStopped(): Promise<void> {
    this.#isServing = true;
    if (this.stopping.aborted) return;
    await new Promise((resolve) => this.stopping.addEventListener("abort", resolve, { once: true }));
  }

  listenToSignals(): () => void {
    return governProcess({
      isLeft: (signal) => this.#taken.has(signal) || (signal === "SIGINT" && this.#leavesInterrupts),
      isPatient: (signal) => signal === "SIGTERM" && this.#isServing,
      stopBySignal: (signal) => void this.stop(signal, this.#exitCodeOf(signal)),
      stopByFailure: (error) => {
        this.#reporter.failed(error);
        void this.stop("uncaught failure", exitCodes.failure);
      },
      stopped: this.stopped,
    });
  }

  takeSignals(signals: readonly NodeJS.Signals[], listener: (signal: NodeJS.Signals) => void): () => void {
    for (const signal of signals) this.#taken.add(signal);
    const giveBack = takeSignals(signals, listener);
    return () => {
      giveBack();
      for (const signal of signals) this.#taken.delete(signal);
    };
  }

  onExit(run: () => void): () => void {
    return onExit(run);
  }

  leaveInterrupts(): () => void {
    this.#leavesInterrupts = true;
    return () => {
      this.#leavesInterrupts = false;
    };
  }

  stopWithParent(): () => void {
    return watchParent(() => void this.stop("the parent process is gone", this.#exitCodeOf("SIGHUP")));
  }

  #exitCodeOf(signal: StopSignal): number {
    return this.#isServing ? exitCodes.success : exitCodeOfSignal(signal);
  }

  async #runHooks(): Promise<void> {
    // A hook may register another one while it runs, so the list is emptied from its end instead of copied.
    for (let hook = this.#hooks.pop(); hook !== undefined; hook = this.#hooks.pop()) {
      const failure = await runStopHook(hook);
      if (failure === undefined) continue;
      this.#reporter.failed(failure);
      this.#exitCode ||= exitCodes.failure;
    }
    this.#stopped.resolve(this.#exitCode);
  }
}
