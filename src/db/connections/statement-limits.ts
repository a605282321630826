import { defineContextKey, runInContext } from "#rooms/context";

/** How long statements are waited for. */
export interface StatementLimits {
  /** Milliseconds after which a statement is stopped; 0 stands for no limit. */
  readonly timeout?: number;
  /** Stops the statement that is under way when it is aborted, and keeps later ones from being sent. */
  readonly signal?: AbortSignal;
}

const currentLimits = defineContextKey<StatementLimits>("db.statement_limits");

/**
 * Runs work whose statements are stopped on the server when their time is up or when a signal is aborted. Limits of an
 * outer call hold where the inner one says nothing.
 *
 * @throws StatementTimeout, StatementCancelled from the statement that was stopped.
 *
 * @example
 * const posts = await limitStatements({ timeout: 2_000, signal: request.signal }, () => Post.all());
 */
export function limitStatements<Result>(limits: StatementLimits, work: () => Result): Result {
  return runInContext([currentLimits.with({ ...currentLimits.find(), ...limits })], work);
}

/** What `limitStatements` said, or undefined. */
export function findLimits(): StatementLimits | undefined {
  return currentLimits.find();
}
