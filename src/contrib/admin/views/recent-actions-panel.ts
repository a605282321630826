import { type Html, html } from "#rooms/html";
import { actionFlags } from "../models.ts";
import type { RecentAction } from "../recent-actions.ts";

const words: Readonly<Record<number, string>> = {
  [actionFlags.addition]: "Added",
  [actionFlags.change]: "Changed",
  [actionFlags.deletion]: "Deleted",
};

/** The panel beside the index that lists what the user did last. */
export function recentActionsPanel(actions: readonly RecentAction[]): Html {
  return html`<aside class="panel" aria-labelledby="recent-actions">
<h2 id="recent-actions">My recent actions</h2>
${actions.length === 0 ? html`<p class="quiet">None yet.</p>` : html`<ol class="actions">${actions.map(item)}</ol>`}
</aside>`;
}

function item({ flag, text, kind, address }: RecentAction): Html {
  const row = address === undefined ? text : html`<a href="${address}">${text}</a>`;
  return html`<li><span class="action">${words[flag] ?? "Did"}</span> ${row}
<span class="quiet">${kind}</span></li>
`;
}
