import { logRows } from "../log/log-rows.ts";
import type { Action } from "../options/action.ts";
import type { AdminPart } from "../options/admin-for.ts";
import { requirePermission } from "../part-page.ts";

/**
 * An action that changes or deletes rows, as it runs: first each row is checked, and noted in its history under the
 * action's label. Afterwards the rows could be others, where what the action changes is what the list is filtered by.
 */
export function notedAction(part: AdminPart, action: Action): Action {
  const { permission, label } = action;
  if (permission !== "change" && permission !== "delete") return action;
  return {
    ...action,
    async run(rows, context) {
      const { user } = context;
      await logRows({
        ...{ user, rows, action: permission === "change" ? "change" : "deletion" },
        ...(permission === "change" && { message: `${label}.` }),
        inspect: (row) => requirePermission(user, permission, part, row),
      });
      return (await action.run(rows, context)) ?? undefined;
    },
  };
}
