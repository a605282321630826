import { type Html, html } from "#rooms/html";
import type { Row } from "./rows.ts";

/** The change list as a template with a component for the row. */
export function templatePage(rows: readonly Row[]): Html {
  return html`<!doctype html>
<html lang="en"><head><title>${"Select post to change"}</title></head>
<body><form method="post" action="${"/admin/blog/post/"}"><table id="result_list">
<tbody>${rows.map(templateRow)}</tbody></table></form></body></html>`;
}

function templateRow(row: Row): Html {
  return html`<tr>
<td class="action-checkbox"><input type="checkbox" name="_selected_action" value="${row.id}" class="action-select"></td>
<th class="field-title"><a href="/admin/blog/post/${row.id}/change/" title="${row.title}">${row.title}</a></th>
<td class="field-author nowrap">${row.author}</td>
<td class="field-status ${row.status}">${row.status}</td>
<td class="field-published"><img src="/static/admin/img/icon-${row.published ? "yes" : "no"}.svg" alt="${row.published ? "True" : "False"}"></td>
<td class="field-comments">${row.comments}</td>
<td class="field-created nowrap">${row.created}</td>
<td class="field-summary">${row.summary}</td>
</tr>
`;
}
