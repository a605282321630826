import { permissionName, type User } from "#rooms/contrib/auth";
import { partOf } from "../admin-site.ts";
import type { AdminAction } from "../options/admin-action.ts";
import type { AdminModel } from "../options/admin-model.ts";
import type { Inline } from "../options/inline.ts";
import { can } from "../permissions.ts";

/** What a user may do with the rows of an inline. */
export interface InlineRights {
  readonly canAdd: boolean;
  readonly canChange: boolean;
  readonly canDelete: boolean;
  readonly canView: boolean;
}

/** What a user may do with the rows of an inline: never more than with the same rows elsewhere in the admin site. */
export async function inlineRights(
  { user, isEditable }: { readonly user: User; readonly isEditable: boolean },
  { model, options: { canDelete = true } }: Inline,
): Promise<InlineRights> {
  const may = async (action: AdminAction) => isEditable && (await mayDo(user, action, model));
  const canView = (await mayDo(user, "view", model)) || (await mayDo(user, "change", model));
  return {
    canAdd: await may("add"),
    canChange: await may("change"),
    canDelete: canDelete && canView && (await may("delete")),
    canView,
  };
}

/** True if a user may do this with rows of a model, whether the admin site shows them by themselves or not. */
export function mayDo(user: User, action: AdminAction, model: AdminModel, row?: object): Promise<boolean> {
  const part = partOf(model);
  return part === undefined ? user.hasPermission(permissionName(model, action), row) : can(user, action, part, row);
}
