import { currentLifecycle } from "./lifecycle.ts";

/**
 * Lets a process that is told to stop wait until the work has ended, which hears of it by the signal.
 *
 * @param name what the stop waits for, in case that takes too long.
 * @returns What the work answers.
 *
 * @example
 * await delayStop("migrations", (stopping) => limitStatements({ signal: stopping }, migrate));
 */
export async function delayStop<Result>(
  name: string,
  work: (stopping: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const lifecycle = currentLifecycle.find();
  const ended = Promise.withResolvers<void>();
  const forget = lifecycle?.onStop(name, () => ended.promise);
  try {
    return await work(lifecycle?.stopping ?? new AbortController().signal);
  } finally {
    ended.resolve();
    forget?.();
  }
}
