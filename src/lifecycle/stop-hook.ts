import { setTimeout as sleep } from "node:timers/promises";
import { StopHookFailed, StopHookTimedOut } from "./errors.ts";

/** Work that a part of the process wants done before the process ends. */
export interface StopHook {
  readonly name: string;
  readonly run: () => unknown;
  readonly limitMilliseconds: number;
}

/** Runs a hook within its limit and returns what went wrong, or undefined. */
export async function runStopHook(hook: StopHook): Promise<Error | undefined> {
  const limit = new AbortController();
  try {
    return await Promise.race([settle(hook), timeOut(hook, limit.signal)]);
  } finally {
    limit.abort();
  }
}

async function settle({ name, run }: StopHook): Promise<Error | undefined> {
  try {
    await run();
    return undefined;
  } catch (cause) {
    return new StopHookFailed({ name }, { cause });
  }
}

async function timeOut({ name, limitMilliseconds }: StopHook, signal: AbortSignal): Promise<Error | undefined> {
  await sleep(limitMilliseconds, undefined, { signal }).catch(() => {});
  return new StopHookTimedOut({ name, milliseconds: limitMilliseconds });
}
