import { escapeHtml } from "#rooms/html";
import type { Row } from "./rows.ts";

/** The same change list, put together by hand with the same escaping. */
export function concatenatedPage(rows: readonly Row[]): string {
  let body = "";
  for (const row of rows) body += concatenatedRow(row);
  return (
    `<!doctype html>\n<html lang="en"><head><title>${escapeHtml("Select post to change")}</title></head>\n` +
    `<body><form method="post" action="${escapeHtml("/admin/blog/post/")}"><table id="result_list">\n` +
    `<tbody>${body}</tbody></table></form></body></html>`
  );
}

function concatenatedRow(row: Row): string {
  return (
    `<tr>\n<td class="action-checkbox"><input type="checkbox" name="_selected_action" value="${row.id}" ` +
    `class="action-select"></td>\n<th class="field-title"><a href="/admin/blog/post/${row.id}/change/" ` +
    `title="${escapeHtml(row.title)}">${escapeHtml(row.title)}</a></th>\n` +
    `<td class="field-author nowrap">${escapeHtml(row.author)}</td>\n` +
    `<td class="field-status ${escapeHtml(row.status)}">${escapeHtml(row.status)}</td>\n` +
    `<td class="field-published"><img src="/static/admin/img/icon-${escapeHtml(row.published ? "yes" : "no")}.svg" ` +
    `alt="${escapeHtml(row.published ? "True" : "False")}"></td>\n<td class="field-comments">${row.comments}</td>\n` +
    `<td class="field-created nowrap">${escapeHtml(row.created)}</td>\n` +
    `<td class="field-summary">${escapeHtml(row.summary)}</td>\n</tr>\n`
  );
}
