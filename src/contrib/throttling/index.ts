export { throttling } from "./app.ts";
export type { Budget, Limit } from "./budget.ts";
export { deleteExpiredCounters } from "./counters.ts";
export { TooManyAttempts } from "./errors.ts";
export { attemptRefused } from "./events.ts";
export { Counter } from "./models.ts";
export { networkOf } from "./network-of.ts";
export { throttle } from "./throttle.ts";
export { type FailureBudget, throttleFailures } from "./throttle-failures.ts";
