import { type Html, html } from "#rooms/html";
import type { Form, FormField } from "../form/form.ts";
import type { Formset } from "../formsets/formset.ts";

/** Renders what is wrong with the form as a whole; nothing if nothing is. */
export function renderErrors({ errors }: Pick<Form, "errors">): Html | undefined {
  return errors.length === 0 ? undefined : html`<ul class="errorlist nonfield" role="alert">${items(errors)}</ul>`;
}

/**
 * Renders everything that is wrong, for the top of the page: what concerns whole forms, and a link to each field that
 * must be corrected. Nothing if nothing is wrong.
 *
 * @example
 * html`${renderErrorSummary(form, comments)}${renderFields(form)}${renderFormset(comments, { label: "Comment" })}`;
 */
export function renderErrorSummary(...parts: readonly (Form | Formset)[]): Html | undefined {
  const whole = parts.flatMap((part) => [part, ...formsIn(part)]).flatMap(({ errors }) => errors);
  const forms = parts.flatMap((part) => ("forms" in part ? formsIn(part) : [part]));
  const wrong = forms.flatMap(({ fields }) => Object.values(fields)).filter(({ errors }) => errors.length > 0);
  const count = whole.length + wrong.length;
  if (count === 0) return undefined;
  return html`<div class="errornote" role="alert">
<p>Please correct the ${count === 1 ? "error" : "errors"} below.</p>
<ul class="errorlist">${items(whole)}${wrong.map(renderLink)}</ul>
</div>`;
}

function formsIn(part: Form | Formset): readonly Form[] {
  return "forms" in part ? part.forms : [];
}

/** Renders the errors of a field, beside its control. */
export function renderFieldErrors(id: string, errors: readonly string[]): Html | undefined {
  return errors.length === 0 ? undefined : html`<ul class="errorlist" id="${id}">${items(errors)}</ul>`;
}

/** Nobody can go to a hidden field, so that it is only named. */
function renderLink({ id, label, errors, layout }: FormField): Html {
  const text = `${label}: ${errors.join(" ")}`;
  if (layout === "hidden") return html`<li>(Hidden field) ${text}</li>`;
  return html`<li><a href="#${id}">${text}</a></li>`;
}

function items(errors: readonly string[]): Html[] {
  return errors.map((error) => html`<li>${error}</li>`);
}
