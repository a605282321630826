import { addMessage } from "#rooms/contrib/messages";
import { type Html, html } from "#rooms/html";
import { csrfInput, type HandlerResult, type HttpRequest, PermissionDenied, respond } from "#rooms/http";
import { adminAddress } from "../addresses/admin-address.ts";
import { filteredList, keepingFilters } from "../addresses/list-filters.ts";
import { can } from "../permissions.ts";
import { missingRow, type RowRequest } from "../row-page.ts";
import { queryOfRow } from "../rows/query-of-row.ts";
import { trailOf } from "../views/breadcrumbs.ts";
import { page } from "../views/page.ts";
import { deleteRow } from "./delete-row.ts";
import { type DeletionReport, deletionPreviewOf, type ReportOptions } from "./deletion-preview-of.ts";
import { deletionSummary } from "./deletion-summary.ts";

/** The page that asks whether a row shall be deleted, with all that would go because of it. */
export async function deletionPage(asked: RowRequest): Promise<Html> {
  return renderPage(asked, await reportOn(asked));
}

/** Deletes the row; where something stands against it, the page says so again. */
export async function confirmDeletion(asked: RowRequest): Promise<HandlerResult> {
  const report = await reportOn(asked, { everyRow: true });
  if (report.forbidden.length > 0) {
    throw new PermissionDenied({ reason: `You may not delete what goes with it: ${report.forbidden.join(", ")}.` });
  }
  if (!report.isFree) return renderPage(asked, report);
  const outcome = await deleteRow(asked);
  if (outcome === "refused") return refused(asked);
  return outcome === "gone" ? missingRow(asked) : deleted(asked);
}

function refused(asked: RowRequest): Promise<Html> {
  const content = "Meanwhile other objects refer to it, and nothing was deleted.";
  addMessage(asked.request, { level: "error", content });
  return deletionPage(asked);
}

async function deleted({ request, user, part, row }: RowRequest): Promise<HandlerResult> {
  const content = `The ${part.model.meta.verboseName} “${row}” was deleted successfully.`;
  addMessage(request, { level: "success", content });
  const list = (await can(user, "view", part)) ? filteredList(part, request) : adminAddress.index();
  return respond.redirect(list);
}

function reportOn({ user, part: { model }, row }: RowRequest, options?: ReportOptions): Promise<DeletionReport> {
  return deletionPreviewOf(queryOfRow(model, row), user, options);
}

async function renderPage({ request, user, part, row }: RowRequest, report: DeletionReport): Promise<Html> {
  const { verboseName } = part.model.meta;
  const title = report.isFree ? "Are you sure?" : `Cannot delete ${verboseName}`;
  const isVisible = await can(user, "view", part, row);
  const back = isVisible ? keepingFilters(adminAddress.change(part, row), request) : adminAddress.index();
  const content = html`<h1>${title}</h1>
${deletionSummary(report, { what: `the ${verboseName} “${row}”` })}
${report.isFree ? confirmation(request, back) : undefined}`;
  const trail = trailOf(part, { label: String(row), ...(isVisible && { address: back }) }, { label: "Delete" });
  return page({ request, user, title, content, trail });
}

function confirmation(request: HttpRequest, back: string): Html {
  return html`<form class="submit-row" method="post">
${csrfInput(request)}
<input type="hidden" name="post" value="yes">
<button class="danger" type="submit">Yes, I’m sure</button>
<a class="button secondary" href="${back}">No, take me back</a>
</form>`;
}
