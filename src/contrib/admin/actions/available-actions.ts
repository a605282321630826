import type { User } from "#rooms/contrib/auth";
import type { Action } from "../options/action.ts";
import type { AdminPart } from "../options/admin-for.ts";
import { can } from "../permissions.ts";
import { deleteSelected } from "./delete-selected.ts";
import { notedAction } from "./noted-action.ts";

/** The actions that the user may run on rows of a model: deleting first, then those of `adminFor`. */
export async function availableActions(user: User, part: AdminPart): Promise<readonly Action[]> {
  const available: Action[] = [];
  for (const action of [deleteSelected(part), ...part.actions.map((action) => notedAction(part, action))]) {
    if (action.permission === undefined || (await can(user, action.permission, part))) available.push(action);
  }
  return available;
}
