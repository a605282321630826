import type { User } from "#rooms/contrib/auth";
import { type Html, html } from "#rooms/html";
import { csrfInput, type HttpRequest } from "#rooms/http";
import { presentList } from "../addresses/list-filters.ts";
import type { DeletionReport } from "../deletion/deletion-preview-of.ts";
import { deletionSummary } from "../deletion/deletion-summary.ts";
import type { AdminPart } from "../options/admin-for.ts";
import { trailOf } from "../views/breadcrumbs.ts";
import { page } from "../views/page.ts";
import { isAcross } from "./selected-rows.ts";

/** What is asked, and of whom. */
export interface DeletionQuestion {
  readonly request: HttpRequest;
  readonly user: User;
  readonly part: AdminPart;
  /** The form that selected the rows. */
  readonly form: URLSearchParams;
  readonly report: DeletionReport;
}

/** The page that asks whether the selected rows shall be deleted, with all that would go because of them. */
export function deletionQuestion(asked: DeletionQuestion): Promise<Html> {
  const { request, user, part, report } = asked;
  const title = report.isFree ? "Are you sure?" : `Cannot delete ${part.model.meta.verboseNamePlural}`;
  const what = `the selected ${part.model.meta.verboseNamePlural}`;
  const content = html`<h1>${title}</h1>
${deletionSummary(report, { what, isSelection: true })}
${report.isFree ? confirmation(asked) : undefined}`;
  const trail = trailOf(part, { label: "Delete multiple objects" });
  return page({ request, user, title, content, trail });
}

function confirmation({ request, part, form, report }: DeletionQuestion): Html {
  return html`<form class="submit-row" method="post">
${csrfInput(request)}
<input type="hidden" name="action" value="delete_selected">
<input type="hidden" name="post" value="yes">
<input type="hidden" name="total" value="${report.total}">
${isAcross(form) ? across : form.getAll("_selected_action").map(selected)}
<button class="danger" type="submit">Yes, I’m sure</button>
<a class="button secondary" href="${presentList(part, request)}">No, take me back</a>
</form>`;
}

const across = html`<input type="hidden" name="select_across" value="1">`;

function selected(key: string): Html {
  return html`<input type="hidden" name="_selected_action" value="${key}">`;
}
