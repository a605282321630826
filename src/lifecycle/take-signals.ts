import { EventQueue } from "./event-queue.ts";

/**
 * Calls the listener for each of the signals, in the order they came; the handlers only queue.
 *
 * @returns the function that lets go of the signals.
 */
export function takeSignals(
  signals: readonly NodeJS.Signals[],
  listener: (signal: NodeJS.Signals) => void,
): () => void {
  const queue = new EventQueue<NodeJS.Signals>();
  const onSignal = (signal: NodeJS.Signals) => queue.push(signal);
  for (const signal of signals) process.on(signal, onSignal);
  void passOn(queue, listener);
  return () => {
    for (const signal of signals) process.off(signal, onSignal);
  };
}

async function passOn(queue: EventQueue<NodeJS.Signals>, listener: (signal: NodeJS.Signals) => void): Promise<void> {
  for await (const signal of queue) listener(signal);
}
