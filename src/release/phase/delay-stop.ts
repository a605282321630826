import { currentLifecycle } from "#rooms/lifecycle";

/**
 * Lets a process that is told to stop wait until the work has ended, which hears of it by the signal.
 *
 * @returns What the work answers.
 */
export async function delayStop<Result>(work: (stopping: AbortSignal) => Promise<Result>): Promise<Result> {
  const lifecycle = currentLifecycle.find();
  const ended = Promise.withResolvers<void>();
  const forget = lifecycle?.onStop("release phase", () => ended.promise);
  try {
    return await work(lifecycle?.stopping ?? new AbortController().signal);
  } finally {
    ended.resolve();
    forget?.();
  }
}
