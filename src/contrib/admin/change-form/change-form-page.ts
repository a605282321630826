import { renderErrorSummary } from "#rooms/forms";
import { type Html, html } from "#rooms/html";
import { csrfInput } from "#rooms/http";
import { adminAddress } from "../addresses/admin-address.ts";
import { keepingFilters } from "../addresses/list-filters.ts";
import { inlineTable } from "../inlines/inline-table.ts";
import { trailOf } from "../views/breadcrumbs.ts";
import { page } from "../views/page.ts";
import { formGroups } from "./form-groups.ts";
import type { FormPlan } from "./form-plan.ts";
import type { FormSubject } from "./form-subject.ts";
import type { PageForms } from "./page-forms.ts";
import { versionInput } from "./row-version.ts";
import { shownRow } from "./shown-row.ts";
import { submitRow } from "./submit-row.ts";

/** A form on its page. */
export interface ChangeForm extends FormSubject, PageForms {
  readonly plan: FormPlan;
  /** What the row is like now; undefined for a new one. */
  readonly version?: string | undefined;
}

/** The page that adds, changes or shows a row. */
export async function changeFormPage(shown: ChangeForm): Promise<Html> {
  const { request, user, part, row, isEditable, plan, form, inlines, version } = shown;
  const { verboseName } = part.model.meta;
  const title = `${verbOf(shown)} ${verboseName}`;
  const read = row === undefined ? undefined : await shownRow(part, row, plan);
  const content = html`<div class="heading"><div><h1>${title}</h1>
${row === undefined ? undefined : html`<p class="subject">${String(row)}</p>`}</div>
${row === undefined ? undefined : objectTools(shown, row)}</div>
<form class="row-form" method="post" enctype=${enctypeOf(shown)} novalidate>
${csrfInput(request)}${isEditable && version !== undefined ? versionInput(version) : undefined}
${renderErrorSummary(form, ...inlines.map(({ formset }) => formset))}
${formGroups({ groups: plan.groups, form, row: read, user })}
${inlines.map((inline) => inlineTable(inline, user))}
${submitRow(shown)}
</form>`;
  const trail = trailOf(part, { label: row === undefined ? title : String(row) });
  return page({ request, user, title: row === undefined ? title : `${row} | ${title}`, content, trail });
}

/** Files go by another way than texts. */
function enctypeOf({ form, inlines }: PageForms): string | undefined {
  const isMultipart = form.isMultipart || inlines.some(({ formset }) => formset.isMultipart);
  return isMultipart ? "multipart/form-data" : undefined;
}

function verbOf({ row, isEditable }: FormSubject): string {
  if (row === undefined) return "Add";
  return isEditable ? "Change" : "View";
}

/** Where else the row can be looked at. */
function objectTools({ request, part }: FormSubject, row: object): Html {
  const address = part.viewOnSite?.(row);
  return html`<ul class="object-tools">
<li><a class="button secondary" href="${keepingFilters(adminAddress.history(part, row), request)}">History</a></li>
${address === undefined ? undefined : html`<li><a class="button secondary" href="${address}">View on site</a></li>`}
</ul>`;
}
