import type { User } from "#rooms/contrib/auth";
import type { AdminAction } from "../options/admin-action.ts";
import type { Inline } from "../options/inline.ts";
import { canWithModel } from "../permissions.ts";

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
  const may = async (action: AdminAction) => isEditable && (await canWithModel(user, action, model));
  const canView = (await canWithModel(user, "view", model)) || (await canWithModel(user, "change", model));
  return {
    canAdd: await may("add"),
    canChange: await may("change"),
    canDelete: canDelete && canView && (await may("delete")),
    canView,
  };
}
