import { formatDate, localDateTime } from "tolv/formats";
import { type Html, html } from "tolv/html";

/** The day of a moment, by the clocks of the site. */
export function day(moment: Date): Html {
  return html`<time datetime="${moment.toISOString()}">${formatDate(localDateTime(moment))}</time>`;
}
