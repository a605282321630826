import { defineContextKey, runInContext } from "#rooms/context";
import type { ConnectionPool } from "./pool.ts";
import { Transaction, type TransactionOptions } from "./transaction.ts";
import { withRetries } from "./with-retries.ts";

/** One level of `atomic`: the transaction, and the line in which the levels directly inside it wait. */
export interface TransactionScope {
  readonly transaction: Transaction;
  line: Promise<unknown>;
}

const currentScope = defineContextKey<TransactionScope>("db.transaction");

/** The innermost open level on this pool, or undefined in autocommit. */
export function findScope(pool: ConnectionPool): TransactionScope | undefined {
  const scope = currentScope.find();
  return scope?.transaction.pool === pool ? scope : undefined;
}

/** Runs work in a new transaction: commits when it returns, rolls back when it throws. */
export async function outermost<Result>(
  pool: ConnectionPool,
  options: TransactionOptions,
  work: () => Promise<Result>,
): Promise<Result> {
  const attempt = () => transact(new Transaction(pool, options), work);
  const { result, callbacks } = await withRetries(options.retries ?? 0, attempt);
  for (const callback of callbacks) await callback();
  return result;
}

async function transact<Result>(transaction: Transaction, work: () => Promise<Result>) {
  const result = await within(transaction, work).catch(async (error) => {
    await transaction.rollback();
    throw error;
  });
  return { result, callbacks: await transaction.commit() };
}

/**
 * Runs work in a savepoint of an open transaction.
 *
 * Savepoints nest. Two side by side on one connection would undo each other, so they run one after the other; one
 * that waits for a later one of the same level waits for ever.
 */
export function nested<Result>(
  scope: TransactionScope,
  options: TransactionOptions,
  work: () => Promise<Result>,
): Promise<Result> {
  const { transaction } = scope;
  const run = scope.line.then(() => transaction.savepoint(() => within(transaction, work), options));
  scope.line = run.catch(() => undefined);
  return run;
}

async function within<Result>(transaction: Transaction, work: () => Promise<Result>): Promise<Result> {
  return runInContext([currentScope.with({ transaction, line: Promise.resolve() })], work);
}
