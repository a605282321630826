import { atomic, checkConstraints, DeletionProtected, ForeignKeyViolation } from "#rooms/db";

/**
 * Deletes in a transaction, and lets the database check at once that nothing refers to what is gone.
 *
 * @returns What the work answers; undefined where a row refused that has arrived since the user was asked.
 */
export async function unlessRefused<Result>(work: () => Promise<Result>): Promise<Result | undefined> {
  try {
    return await atomic(async () => {
      const result = await work();
      await checkConstraints();
      return result;
    });
  } catch (error) {
    if (error instanceof DeletionProtected || error instanceof ForeignKeyViolation) return undefined;
    throw error;
  }
}
