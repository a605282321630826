import { type Form, renderErrorSummary, renderFields } from "#rooms/forms";
import { type Html, html } from "#rooms/html";
import { csrfInput, type HttpRequest } from "#rooms/http";

/** A form of a few fields, one below the other. */
export interface PlainFormParts {
  readonly request: HttpRequest;
  readonly form: Form;
  /** What the button says; or all buttons, where there are several. */
  readonly submit: Html | string;
}

/** Renders such a form; the server checks it, so that all errors are shown at once. */
export function plainForm({ request, form, submit }: PlainFormParts): Html {
  return html`<form class="row-form" method="post" novalidate>
${csrfInput(request)}
${renderErrorSummary(form)}
<div class="panel fields">${renderFields(form)}</div>
<div class="submit-row">${typeof submit === "string" ? html`<button type="submit">${submit}</button>` : submit}</div>
</form>`;
}
