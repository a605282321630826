import { type Html, html } from "#rooms/html";
import type { Form, FormField } from "./form.ts";
import { errorsId, helpId } from "./show-form.ts";

/** How a whole form is rendered. */
export interface RenderOptions {
  /** The hidden field of `csrfInput(request)`. */
  readonly csrf: Html;
  /** What the button says. */
  readonly submit: string;
  /** Where it is posted to. Default: the address of the page. */
  readonly action?: string;
}

/**
 * Renders a whole form. For another arrangement compose `renderErrors` and `renderField` in a template.
 *
 * @example
 * renderForm(form, { csrf: csrfInput(request), submit: "Log in" });
 */
export function renderForm(form: Form, { csrf, submit, action }: RenderOptions): Html {
  return html`<form method="post" action=${action}>
${csrf}${renderErrors(form)}
${Object.values(form.fields).map(renderField)}<p><button type="submit">${submit}</button></p>
</form>`;
}

/** Renders what is wrong with the form as a whole; nothing if nothing is. */
export function renderErrors({ errors }: Form): Html | undefined {
  return errors.length === 0 ? undefined : html`<ul class="errorlist nonfield" role="alert">${items(errors)}</ul>`;
}

/**
 * Renders a field: label, control, help, errors.
 *
 * @example
 * html`${renderErrors(form)}${renderField(form.fields.username)}${renderField(form.fields.password)}`;
 */
export function renderField({ id, label, control, help, errors }: FormField): Html {
  return html`<div class="field">
<label for="${id}">${label}</label>
${control}${renderHelp(id, help)}${renderFieldErrors(id, errors)}
</div>
`;
}

function renderHelp(id: string, help: string | undefined): Html | undefined {
  return help === undefined ? undefined : html`<p class="help" id="${helpId(id)}">${help}</p>`;
}

function renderFieldErrors(id: string, errors: readonly string[]): Html | undefined {
  return errors.length === 0 ? undefined : html`<ul class="errorlist" id="${errorsId(id)}">${items(errors)}</ul>`;
}

function items(errors: readonly string[]): Html[] {
  return errors.map((error) => html`<li>${error}</li>`);
}
