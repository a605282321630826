import { type Html, html } from "#rooms/html";
import type { Formset, FormsetForm } from "../formsets/formset.ts";
import { renderErrors } from "./render-errors.ts";
import { renderField, renderFields } from "./render-field.ts";

/** How a formset is rendered. */
export interface FormsetRenderOptions {
  /** What one of its forms is called: `Comment`. */
  readonly label: string;
}

/**
 * Renders a formset: a group for each form, and a template of another one for scripts. For another arrangement compose
 * `formset.management`, and of each form `hidden`, `fields` and `deletion`; whatever is left out is not sent.
 *
 * @example
 * html`<form method="post">${csrfInput(request)}${renderFormset(comments, { label: "Comment" })}</form>`;
 */
export function renderFormset(formset: Formset, { label }: FormsetRenderOptions): Html {
  const { prefix, management, forms, empty } = formset;
  return html`<div class="formset" id="${prefix}-group">
${management}${renderErrors(formset)}
${forms.map((form, index) => renderEntry(form, `${label} ${index + 1}`))}<template id="${prefix}-empty">
${renderEntry(empty, `${label} __number__`)}</template>
</div>`;
}

function renderEntry(form: FormsetForm, legend: string): Html {
  const { prefix, row, hidden, deletion } = form;
  return html`<fieldset class="formset-form" id="${prefix}">
<legend>${row === undefined ? legend : `${legend}: ${row}`}</legend>
${hidden.map(renderField)}${renderErrors(form)}
${renderFields(form)}${deletion && renderField(deletion)}</fieldset>
`;
}
