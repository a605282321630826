import type { User } from "#rooms/contrib/auth";
import { logRows } from "../log/log-rows.ts";
import type { AdminRows } from "../options/admin-model.ts";
import { unlessRefused } from "./unless-refused.ts";

/**
 * Notes the deletion of rows in their histories, then deletes them with all that goes because of them.
 *
 * @returns How many rows of the query were deleted; undefined where one was refused.
 */
export function deleteRows(rows: AdminRows, user: User): Promise<number | undefined> {
  return unlessRefused(async () => {
    const count = await logRows({ user, action: "deletion", rows });
    await rows.delete();
    return count;
  });
}
