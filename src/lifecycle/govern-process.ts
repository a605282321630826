import { EventQueue } from "./event-queue.ts";
import { exitCodeOfSignal, exitCodes, type StopSignal } from "./exit-codes.ts";
import { exitProcess } from "./exit-process.ts";

/** What the process asks of the lifecycle that governs it. */
export interface Governor {
  readonly stopped: Promise<number>;
  /** True for a signal that is meant for somebody else. */
  isLeft(signal: StopSignal): boolean;
  /** True for a signal that, repeated, joins the stop instead of ending the process at once. */
  isPatient(signal: StopSignal): boolean;
  stopBySignal(signal: StopSignal): void;
  stopByFailure(error: unknown): void;
}

type ProcessEvent =
  | { readonly kind: "signal"; readonly signal: StopSignal; readonly at: number }
  | { readonly kind: "failure"; readonly error: unknown };

const stopSignals: readonly StopSignal[] = ["SIGTERM", "SIGINT", "SIGQUIT", "SIGHUP"];

/**
 * Equal signals within this time count as one: `npm start` passes on the Ctrl-C that the terminal has already delivered
 * to the whole process group.
 */
const sameSignalMilliseconds = 250;

/**
 * Stops the governor by the process's signals and uncaught failures, and exits when it has stopped.
 *
 * The handlers only queue; one loop acts, so that a signal never runs code in the middle of other work. Only a signal
 * that is repeated ends the process at once: after a Ctrl-C a supervisor's TERM is expected, and joins the stop.
 *
 * @returns the function that lets go of the process.
 */
export function governProcess(governor: Governor): () => void {
  const queue = new EventQueue<ProcessEvent>();
  const release = listen(queue);
  let governs = true;
  // Without this guard a reporter that throws would leave the process deaf to signals.
  obey(queue, governor).catch(() => exitProcess(exitCodes.failure));
  void governor.stopped.then((exitCode) => governs && exitProcess(exitCode));
  return () => {
    governs = false;
    release();
  };
}

function listen(queue: EventQueue<ProcessEvent>): () => void {
  const onSignal = (signal: StopSignal) => queue.push({ kind: "signal", signal, at: performance.now() });
  const onFailure = (error: unknown) => queue.push({ kind: "failure", error });
  for (const signal of stopSignals) process.on(signal, onSignal);
  process.on("uncaughtException", onFailure).on("unhandledRejection", onFailure);
  return () => {
    for (const signal of stopSignals) process.off(signal, onSignal);
    process.off("uncaughtException", onFailure).off("unhandledRejection", onFailure);
  };
}

async function obey(queue: EventQueue<ProcessEvent>, governor: Governor): Promise<void> {
  const firstAt = new Map<StopSignal, number>();
  for await (const event of queue) {
    if (event.kind === "failure") {
      governor.stopByFailure(event.error);
      continue;
    }
    if (governor.isLeft(event.signal)) continue;
    const first = firstAt.get(event.signal);
    if (first === undefined) {
      firstAt.set(event.signal, event.at);
      governor.stopBySignal(event.signal);
    } else if (event.at - first > sameSignalMilliseconds && !governor.isPatient(event.signal)) {
      exitProcess(exitCodeOfSignal(event.signal));
    }
  }
}
