import { requireDatabase } from "./database.ts";

/**
 * Lets PostgreSQL check now what it would check at the commit, when it is too late to say what was wrong: the foreign
 * keys of Django's tables are deferred.
 *
 * @throws ForeignKeyViolation for a row of this transaction that refers to nothing; NoContext outside a running project.
 *
 * @example
 * await atomic(async () => {
 *   await Post.filter({ status: "draft" }).delete();
 *   await checkConstraints();
 * });
 *
 * @see https://www.postgresql.org/docs/current/sql-set-constraints.html
 */
export async function checkConstraints(): Promise<void> {
  await requireDatabase().execute("SET CONSTRAINTS ALL IMMEDIATE");
}
