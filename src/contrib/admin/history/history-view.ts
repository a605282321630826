import { type Html, html } from "#rooms/html";
import { adminAddress } from "../addresses/admin-address.ts";
import type { RowRequest } from "../row-page.ts";
import { trailOf } from "../views/breadcrumbs.ts";
import { page } from "../views/page.ts";
import { historyTable } from "./history-table.ts";
import { rowHistory } from "./row-history.ts";

/** The page that shows what was done to a row in the admin site. */
export async function historyView({ request, user, part, row }: RowRequest): Promise<Html> {
  const history = await rowHistory(part.model, row, request.query.get("p"));
  const trail = trailOf(part, { label: String(row), address: adminAddress.change(part, row) }, { label: "History" });
  const content = html`<h1>Change history: ${String(row)}</h1>
${historyTable(history)}`;
  return page({ request, user, title: `Change history: ${row}`, content, trail });
}
