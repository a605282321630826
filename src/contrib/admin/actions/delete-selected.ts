import { type HttpResponse, respond } from "#rooms/http";
import { deleteRows } from "../deletion/delete-rows.ts";
import { deletionPreviewOf } from "../deletion/deletion-preview-of.ts";
import { countOf } from "../names.ts";
import { type Action, type ActionContext, action } from "../options/action.ts";
import type { AdminPart } from "../options/admin-for.ts";
import type { AdminRows } from "../options/admin-model.ts";
import { deletionQuestion } from "./deletion-question.ts";

/** The action that deletes rows, once the page that shows what goes with them was answered. */
export function deleteSelected(part: AdminPart): Action {
  return action({
    name: "delete_selected",
    label: `Delete selected ${part.model.meta.verboseNamePlural}`,
    permission: "delete",
    run: (rows: AdminRows, context) => askOrDelete(part, rows, context),
  });
}

async function askOrDelete(
  part: AdminPart,
  rows: AdminRows,
  context: ActionContext,
): Promise<HttpResponse | undefined> {
  const form = await context.request.form();
  const isAnswer = form.has("post");
  const report = await deletionPreviewOf(rows, context.user, { everyRow: isAnswer });
  const ask = async () => respond.html(await deletionQuestion({ ...context, part, form, report }));
  if (!isAnswer || !report.isFree) return ask();
  const agreed = form.get("total") ?? String(report.total);
  const deleted = agreed === String(report.total) ? await deleteRows(rows, context.user) : undefined;
  if (deleted === undefined) {
    context.addMessage({
      level: "warning",
      content: "Meanwhile other objects are concerned, and nothing was deleted.",
    });
    return ask();
  }
  const content = `Successfully deleted ${countOf(deleted, part.model.meta)}.`;
  context.addMessage({ level: "success", content });
  return undefined;
}
