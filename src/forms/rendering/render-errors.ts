import { type Html, html } from "#rooms/html";
import type { Form, FormField } from "../form/form.ts";

/** Renders what is wrong with the form as a whole; nothing if nothing is. */
export function renderErrors({ errors }: Pick<Form, "errors">): Html | undefined {
  return errors.length === 0 ? undefined : html`<ul class="errorlist nonfield" role="alert">${items(errors)}</ul>`;
}

/**
 * Renders everything that is wrong, for the top of the form: what concerns the whole form, and a link to each field that
 * must be corrected. Nothing if nothing is wrong.
 */
export function renderErrorSummary(form: Form): Html | undefined {
  const wrong = Object.values(form.fields).filter(({ errors }) => errors.length > 0);
  if (wrong.length === 0 && form.errors.length === 0) return undefined;
  const count = wrong.length + form.errors.length;
  return html`<div class="errornote" role="alert">
<p>Please correct the ${count === 1 ? "error" : "errors"} below.</p>
<ul class="errorlist">${items(form.errors)}${wrong.map(renderLink)}</ul>
</div>`;
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
