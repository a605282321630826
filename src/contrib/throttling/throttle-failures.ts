import { afterAnswer } from "./after-answer.ts";
import { beginAttempt } from "./attempts-under-way.ts";
import { type Budget, counterKey } from "./budget.ts";
import { type Counted, deleteCounters, increaseCounters, readCounters } from "./counters.ts";
import { refuseAttempt } from "./refuse-attempt.ts";

/** A budget of failures. */
export interface FailureBudget extends Budget {
  /** `success` forgets the failures when an attempt succeeds; `time` does not, so that a success buys no more guesses. */
  readonly clearedBy: "success" | "time";
}

/**
 * Makes an attempt unless there were too many failures before it, and counts it if it fails. A success costs one
 * statement, or two after failures.
 *
 * Failures are counted after the answer is made, outside of the request's transaction: an error in the handler does not
 * undo them. Attempts that are under way in this process count as failures for those that come meanwhile, so that many
 * at once gain nothing; each further process allows at most its own share of one budget more.
 *
 * @param attempt Answers undefined if it fails; an error counts for nothing.
 * @throws TooManyAttempts (429, with `Retry-After`), without making the attempt.
 *
 * @example
 * const budget = { scope: "vouchers", key: String(user.id), limit: 5, seconds: 600, clearedBy: "time" } as const;
 * const voucher = await throttleFailures([budget], () => Voucher.filter({ code }).first());
 */
export async function throttleFailures<Result>(
  budgets: readonly FailureBudget[],
  attempt: () => Promise<Result | undefined>,
): Promise<Result | undefined> {
  const counters = budgets.map((budget) => ({ ...budget, key: counterKey(budget) }));
  const { before, end } = beginAttempt(counters.map(({ key }) => key));
  try {
    const failures = await readCounters(counters.map(({ key }) => key));
    refuseExhausted(counters, { before, failures });
    const result = await attempt();
    if (result === undefined) await afterAnswer(() => increaseCounters(counters).finally(end));
    else await forget(counters, failures).finally(end);
    return result;
  } catch (error) {
    end();
    throw error;
  }
}

/** What is known when an attempt begins. */
interface Situation {
  readonly before: readonly number[];
  readonly failures: readonly Counted[];
}

/** How soon those may try again who were refused for attempts that are not decided yet. */
const shortWait = 1;

function refuseExhausted(counters: readonly FailureBudget[], { before, failures }: Situation): void {
  counters.forEach(({ key, scope, limit }, index) => {
    const failed = failures.find((counted) => counted.key === key);
    if (failed !== undefined && failed.count >= limit) refuseAttempt(scope, failed.remaining);
    if ((failed?.count ?? 0) + (before[index] ?? 0) >= limit) refuseAttempt(scope, shortWait);
  });
}

async function forget(counters: readonly FailureBudget[], failures: readonly Counted[]): Promise<void> {
  const failed = new Set(failures.map(({ key }) => key));
  const keys = counters.filter(({ key, clearedBy }) => clearedBy === "success" && failed.has(key));
  if (keys.length > 0) await deleteCounters(keys.map(({ key }) => key));
}
