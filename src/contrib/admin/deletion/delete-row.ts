import type { User } from "#rooms/contrib/auth";
import { logAction } from "../log/log-action.ts";
import type { AdminPart } from "../options/admin-for.ts";
import { queryOfRow } from "../rows/query-of-row.ts";
import { unlessRefused } from "./unless-refused.ts";

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
  return (await unlessRefused(() => deleteLocked(doomed))) ?? "refused";
}

async function deleteLocked({ user, part: { model }, row }: DoomedByUser): Promise<"deleted" | "gone"> {
  const rows = queryOfRow(model, row);
  const locked = await rows.selectForUpdate().first();
  if (locked === undefined) return "gone";
  await logAction({ user, action: "deletion", model, row: locked });
  await rows.delete();
  return "deleted";
}
