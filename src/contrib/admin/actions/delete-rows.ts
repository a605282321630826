import type { User } from "#rooms/contrib/auth";
import { atomic, DeletionProtected, ForeignKeyViolation, sql } from "#rooms/db";
import { logRows } from "../log/log-rows.ts";
import type { AdminRows } from "../options/admin-model.ts";

/**
 * Notes the deletion of rows in their histories, then deletes them with all that goes because of them.
 *
 * @returns how many rows of the query were deleted; undefined where a row refused that has arrived meanwhile.
 */
export async function deleteRows(rows: AdminRows, user: User): Promise<number | undefined> {
  try {
    return await atomic(async () => {
      const count = await logRows({ user, action: "deletion", rows });
      await rows.delete();
      // The foreign keys of Django's tables are checked at the commit, when it is too late to tell the user.
      await sql`set constraints all immediate`.all();
      return count;
    });
  } catch (error) {
    if (error instanceof DeletionProtected || error instanceof ForeignKeyViolation) return undefined;
    throw error;
  }
}
