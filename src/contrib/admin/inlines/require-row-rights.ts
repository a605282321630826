import type { User } from "#rooms/contrib/auth";
import type { FormsetForm } from "#rooms/forms";
import { PermissionDenied } from "#rooms/http";
import type { AdminAction } from "../options/admin-action.ts";
import { canWithModel } from "../permissions.ts";
import type { ShownInline } from "./inline-table.ts";

/**
 * Asks for the permission of each single row that an inline is about to change or delete: rules may tell rows apart.
 *
 * @throws PermissionDenied
 */
export async function requireRowRights({ plan, formset }: ShownInline, user: User): Promise<void> {
  const { model } = plan.inline;
  for (const form of formset.forms) {
    const action = actionOf(form);
    if (form.row === undefined || action === undefined || (await canWithModel(user, action, model, form.row))) continue;
    throw new PermissionDenied({ reason: `You may not ${action} this ${model.meta.verboseName}.` });
  }
}

function actionOf({ deletion, changed }: FormsetForm): AdminAction | undefined {
  if (deletion?.texts.includes("on")) return "delete";
  return changed.length > 0 ? "change" : undefined;
}
