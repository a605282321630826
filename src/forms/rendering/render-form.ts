import { type Html, html } from "#rooms/html";
import type { Form } from "../form/form.ts";
import { renderErrorSummary } from "./render-errors.ts";
import { renderFields } from "./render-field.ts";

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
 * Renders a whole form. For another arrangement compose `renderErrorSummary` and `renderField` in a template.
 *
 * @example
 * renderForm(form, { csrf: csrfInput(request), submit: "Log in" });
 */
export function renderForm(form: Form, { csrf, submit, action }: RenderOptions): Html {
  const enctype = form.isMultipart ? "multipart/form-data" : undefined;
  return html`<form method="post" action=${action} enctype=${enctype}>
${csrf}${renderErrorSummary(form)}
${renderFields(form)}<p><button type="submit">${submit}</button></p>
</form>`;
}
