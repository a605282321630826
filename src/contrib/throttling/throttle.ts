import { counterKey, type Limit } from "./budget.ts";
import { increaseCounters } from "./counters.ts";
import { refuseAttempt } from "./refuse-attempt.ts";

/**
 * Counts an attempt and refuses it if there were too many. One statement, exact across all processes; refused attempts
 * do not lengthen the wait. In a transaction the count is undone with everything else: to count what fails, use
 * `throttleFailures`.
 *
 * @param scope What is tried, such as `comments`.
 * @param key Who tries, such as the user's key or `networkOf(request.remoteAddress)`.
 * @throws TooManyAttempts (429, with `Retry-After`).
 *
 * @example
 * await throttle("comments", networkOf(request.remoteAddress), { limit: 5, seconds: 60 });
 */
export async function throttle(scope: string, key: string, { limit, seconds }: Limit): Promise<void> {
  const [counted] = await increaseCounters([{ key: counterKey({ scope, key }), seconds }]);
  if (counted !== undefined && counted.count > limit) refuseAttempt(scope, counted.remaining);
}
