import type { User } from "#rooms/contrib/auth";
import { atomic, DeletionProtected, ForeignKeyViolation, queryOf, sql } from "#rooms/db";
import { logAction } from "../log/log-action.ts";
import type { AdminPart } from "../options/admin-for.ts";

/** The row to delete, and who deletes it. */
export interface DoomedByUser {
  readonly user: User;
  readonly part: AdminPart;
  readonly row: object;
}

/** What came of it: `refused` by a row that arrived after the user was asked, `gone` before by somebody else. */
export type DeletionOutcome = "deleted" | "gone" | "refused";

/** Notes the deletion of a row in its history, then deletes it with all that goes because of it: both or nothing. */
export async function deleteRow(doomed: DoomedByUser): Promise<DeletionOutcome> {
  try {
    return await atomic(() => deleteLocked(doomed));
  } catch (error) {
    if (error instanceof DeletionProtected || error instanceof ForeignKeyViolation) return "refused";
    throw error;
  }
}

async function deleteLocked({ user, part: { model }, row }: DoomedByUser): Promise<DeletionOutcome> {
  const { name, attribute } = model.meta.primaryKey;
  const rows = queryOf(model).filter({ [name]: Reflect.get(row, attribute) });
  const locked = await rows.selectForUpdate().first();
  if (locked === undefined) return "gone";
  await logAction({ user, action: "deletion", model, row: locked });
  await rows.delete();
  // The foreign keys of Django's tables are checked at the commit, when it is too late to tell the user.
  await sql`set constraints all immediate`.all();
  return "deleted";
}
