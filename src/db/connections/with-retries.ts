import { setTimeout as sleep } from "node:timers/promises";
import { Deadlock, SerializationFailure, TransactionAborted } from "../errors.ts";

/** The longest pause before the first retry; milliseconds. Each further one doubles it. */
const firstPause = 10;

/** Runs a transaction again when it lost against another one; random pauses keep the two from meeting again. */
export async function withRetries<Result>(retries: number, transaction: () => Promise<Result>): Promise<Result> {
  for (let failures = 0; ; failures++) {
    try {
      return await transaction();
    } catch (error) {
      if (failures >= retries || !isConflict(error)) throw error;
      await sleep(Math.random() * firstPause * 2 ** failures);
    }
  }
}

/** True for what PostgreSQL advises to try again, also where the work swallowed it. */
function isConflict(error: unknown): boolean {
  if (error instanceof TransactionAborted) return isConflict(error.cause);
  return error instanceof SerializationFailure || error instanceof Deadlock;
}
