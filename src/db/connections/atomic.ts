import { requireDatabase } from "./database.ts";
import type { CommitCallback, TransactionOptions } from "./transaction.ts";

/**
 * Runs work in a transaction of the project's database: everything is kept, or nothing.
 *
 * An inner `atomic` is a savepoint. The transaction opens with its first statement.
 *
 * @throws NoContext outside a running project; TransactionAborted when the work swallowed the error of a statement.
 *
 * @example
 * await atomic(async () => {
 *   const post = await Post.create({ title: "Twelve", author: user });
 *   await onCommit(() => announce(post));
 * });
 */
export function atomic<Result>(work: () => Promise<Result>, options?: TransactionOptions): Promise<Result> {
  return requireDatabase().atomic(work, options);
}

/**
 * Calls back after the outermost transaction has been committed; at once where there is none, and never after a
 * rollback.
 *
 * @throws NoContext outside a running project.
 *
 * @example
 * await onCommit(() => announce(post));
 */
export function onCommit(callback: CommitCallback): Promise<void> {
  return requireDatabase().onCommit(callback);
}
