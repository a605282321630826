import type { Page } from "#rooms/db";
import { formatDateTime } from "#rooms/formats";
import { type Html, html } from "#rooms/html";
import { actionFlags } from "../models.ts";
import type { HistoryEntry } from "./row-history.ts";

/** The history of a row as a table, and the way to its other pages. */
export function historyTable(page: Page<HistoryEntry>): Html {
  if (page.count === 0) return noHistory;
  return html`<div class="panel scroll">
<table class="history">
<thead><tr><th scope="col">Date/time</th><th scope="col">User</th><th scope="col">Action</th></tr></thead>
<tbody>${page.rows.map(historyRow)}</tbody>
</table>
</div>
${page.pages > 1 ? historyPages(page) : undefined}`;
}

const noHistory = html`<p class="panel">This object doesn’t have a change history. It probably wasn’t added via this admin
site.</p>`;

function historyRow(entry: HistoryEntry): Html {
  return html`<tr><th scope="row"><time datetime="${entry.actionTime.toISOString()}">${formatDateTime(entry.actionTime)}</time></th>
<td>${userName(entry)}</td><td>${sentenceOf(entry)}</td></tr>
`;
}

function userName({ user }: HistoryEntry): string {
  const fullName = user.getFullName();
  return fullName === "" ? user.username : `${user.username} (${fullName})`;
}

/** Deletions have no message: a row of this key may have been there before. */
function sentenceOf(entry: HistoryEntry): string {
  return entry.actionFlag === actionFlags.deletion ? "Deleted." : entry.getChangeMessage();
}

function historyPages(page: Page<HistoryEntry>): Html {
  return html`<nav class="pages" aria-label="Pages of the history">
${page.previous === undefined ? undefined : html`<a href="?p=${page.previous}" rel="prev">Earlier</a>`}
<span>Page ${page.number} of ${page.pages}, ${page.count} entries</span>
${page.next === undefined ? undefined : html`<a href="?p=${page.next}" rel="next">Later</a>`}
</nav>`;
}
