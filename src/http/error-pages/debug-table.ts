import { type Html, html } from "#rooms/html";

/** Names and values side by side. */
export function debugTable(rows: readonly (readonly [string, string])[]): Html {
  return html`<table>${rows.map(([name, value]) => html`<tr><th>${name}</th><td>${value}</td></tr>`)}</table>`;
}
