import { defineContextKey } from "#rooms/context";

/** The life of one process: what must happen before it ends, and when it ends. */
export interface Lifecycle {
  /** Aborts when the stop begins: for sleeps, streams and loops that must not outlive it. */
  readonly stopping: AbortSignal;
  /** Resolves with the exit code when every stop hook has run. */
  readonly stopped: Promise<number>;
  /**
   * Registers work for the stop; hooks run in reverse order, one after the other.
   *
   * @param limit how long the stop waits for it; 10 s unless said otherwise.
   * @returns the function that takes the hook back.
   */
  onStop(name: string, run: () => unknown, limit?: StopLimit): () => void;
  /**
   * Stops: runs the hooks and returns the exit code. A second call joins the first; of several exit codes the first
   * that is not 0 counts.
   *
   * @param exitCode what the process should exit with; a hook that fails turns 0 into 1.
   */
  stop(reason: string, exitCode?: number): Promise<number>;
  /**
   * What a server awaits once it serves: resolves when the stop begins. From then on a signal is the normal end, so
   * the exit code is 0 instead of 128 + n.
   */
  serveUntilStopped(): Promise<void>;
  /**
   * Puts the process under this lifecycle: TERM, INT, QUIT and HUP stop it, the same signal a second time ends it at
   * once with 128 + n, an uncaught failure is reported and stops it with 1, and it exits when it has stopped.
   *
   * TERM a second time ends nothing that serves: a platform's own hooks send it before the platform does.
   *
   * @returns the function that lets go of the process.
   */
  listenToSignals(): () => void;
  /**
   * Takes signals for another end than the stop: `listener` gets one after the other, never in the middle of other
   * work, until the answer is called.
   *
   * @returns the function that gives the signals back.
   */
  takeSignals(signals: readonly NodeJS.Signals[], listener: (signal: NodeJS.Signals) => void): () => void;
  /**
   * Registers what must be done even when the process ends at once, without hooks; it cannot wait for anything.
   *
   * @returns the function that takes it back.
   */
  onExit(run: () => void): () => void;
  /**
   * Leaves Ctrl-C to a program that shares the terminal: INT stops nothing until the answer is called.
   *
   * @returns the function that takes interrupts back.
   */
  leaveInterrupts(): () => void;
  /**
   * Stops when the process that started this one is gone, so that no orphan stays behind.
   *
   * @returns the function that ends the watch.
   */
  stopWithParent(): () => void;
}

export interface StopLimit {
  readonly limitMilliseconds: number;
}

/** What a lifecycle tells, usually into the log. */
export interface LifecycleReporter {
  stopping?(reason: string): void;
  /** An uncaught failure, or a stop hook that failed or exceeded its limit. */
  failed(error: unknown): void;
}

/** The lifecycle of the process that the running project belongs to. */
export const currentLifecycle = defineContextKey<Lifecycle>("lifecycle.lifecycle");
