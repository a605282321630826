import { type Html, html } from "#rooms/html";
import type { Form, FormField } from "../form/form.ts";
import { descriptionIds, errorsId, helpId } from "../form/show-form.ts";
import { renderFieldErrors } from "./render-errors.ts";

/** Renders all fields in their order. */
export function renderFields({ fields }: Pick<Form, "fields">): Html {
  return html`${Object.values(fields).map(renderField)}`;
}

/**
 * Renders a field: label, control, help, errors; a hidden one without anything around it.
 *
 * @example
 * html`${renderErrors(form)}${renderField(form.fields.username)}${renderField(form.fields.password)}`;
 */
export function renderField(field: FormField): Html {
  if (field.layout === "hidden") return field.control;
  if (field.layout === "group") return renderGroup(field);
  return field.layout === "box" ? renderBox(field) : renderSingle(field);
}

function renderSingle(field: FormField): Html {
  const { id, control } = field;
  return html`<div class="field">
<label for="${id}">${renderLabel(field)}</label>
${control}${renderAdvice(field)}
</div>
`;
}

function renderBox(field: FormField): Html {
  const { id, control } = field;
  return html`<div class="field box">
${control} <label for="${id}">${renderLabel(field)}</label>${renderAdvice(field)}
</div>
`;
}

/** Links of the error summary lead to the group, so it has the id of the field. */
function renderGroup(field: FormField): Html {
  const { id, control } = field;
  return html`<fieldset class="field" id="${id}" tabindex="-1" aria-describedby=${descriptionIds(field)}>
<legend>${renderLabel(field)}</legend>
${control}${renderAdvice(field)}
</fieldset>
`;
}

function renderLabel({ label, required, layout }: FormField): Html | string {
  if (!required || layout === "readOnly") return label;
  return html`${label} <span class="required" aria-hidden="true">*</span>`;
}

function renderAdvice({ id, help, errors }: FormField): Html | undefined {
  if (help === undefined && errors.length === 0) return undefined;
  const advice = help === undefined ? undefined : html`<p class="help" id="${helpId(id)}">${help}</p>`;
  return html`${advice}${renderFieldErrors(errorsId(id), errors)}`;
}
