import type { User } from "#rooms/contrib/auth";
import { type Formset, type FormsetForm, renderErrors, renderField } from "#rooms/forms";
import { type Html, html } from "#rooms/html";
import { adminAddress } from "../addresses/admin-address.ts";
import { partOf } from "../admin-site.ts";
import { pluralName } from "../names.ts";
import { can } from "../permissions.ts";
import { nothing } from "../rows/show-value.ts";
import type { InlineColumn } from "./inline-columns.ts";
import type { PlannedInline } from "./plan-inlines.ts";

/** An inline with its forms, as its page shows it. */
export interface ShownInline {
  readonly plan: PlannedInline;
  readonly formset: Formset;
}

/** The rows of an inline as a table; a script adds empty rows from the template, without it there are some already. */
export function inlineTable({ plan, formset }: ShownInline, user: User): Html {
  const { inline, rights, columns } = plan;
  const { meta } = inline.model;
  const { prefix, forms, empty, management } = formset;
  const most = rights.canAdd ? (inline.options.max ?? 1_000) : 0;
  return html`<section class="panel inline" aria-labelledby="${prefix}-title" data-inline="${prefix}"
data-row-name="${meta.verboseName}" data-most="${most}">
<h2 id="${prefix}-title">${pluralName(meta)}</h2>
${management}
${renderErrors(formset)}
<table>
<thead><tr>${columns.map((column) => heading(column, empty))}<th scope="col">${rights.canDelete ? "Delete" : undefined}</th></tr></thead>
<tbody>${forms.map((form) => inlineRow(form, plan, user))}</tbody>
</table>
${rights.canAdd ? html`<template>${inlineRow(empty, plan, user)}</template>` : undefined}
</section>
`;
}

function heading({ field, shown }: InlineColumn, empty: FormsetForm): Html {
  const isRequired = field !== undefined && empty.fields[field]?.required;
  const star = isRequired ? html` <span class="required" aria-hidden="true">*</span>` : undefined;
  return html`<th scope="col">${shown.label}${star}</th>`;
}

function inlineRow(form: FormsetForm, plan: PlannedInline, user: User): Html {
  const { columns } = plan;
  const cells = columns.map(
    (column) => html`<td data-label="${column.shown.label}">${cell(column, { form, plan, user })}</td>`,
  );
  const errors = form.errors.length === 0 ? undefined : errorRow(form, columns.length + 1);
  return html`${errors}<tr id="${form.prefix}">${cells}
<td class="last">${form.hidden.map(renderField)}${linkToRow(form, plan, user)}${form.row && form.deletion && renderField(form.deletion)}</td></tr>
`;
}

function errorRow(form: FormsetForm, columns: number): Html {
  return html`<tr class="errors"><td colspan="${columns}">${renderErrors(form)}</td></tr>
`;
}

interface CellParts {
  readonly form: FormsetForm;
  readonly plan: PlannedInline;
  readonly user: User;
}

function cell({ field, shown }: InlineColumn, { form, plan, user }: CellParts): Html | string {
  const control = field === undefined ? undefined : form.fields[field];
  const isFilledIn = form.row === undefined || plan.rights.canChange;
  if (control !== undefined && isFilledIn) return renderField(control);
  return form.row === undefined ? nothing : html`<div class="value">${shown.show(form.row, user)}</div>`;
}

/** A row that has a page of its own leads there. */
async function linkToRow(
  { row }: FormsetForm,
  { inline: { model } }: PlannedInline,
  user: User,
): Promise<Html | undefined> {
  const part = partOf(model);
  if (row === undefined || part === undefined || !(await can(user, "view", part, row))) return undefined;
  const name = `${model.meta.verboseName} ${row}`;
  return html`<a href="${adminAddress.change(part, row)}" aria-label="Open ${name}">Open</a>`;
}
