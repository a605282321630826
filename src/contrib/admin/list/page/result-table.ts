import { keyOf } from "#rooms/db";
import { type Html, html } from "#rooms/html";
import { adminAddress } from "../../addresses/admin-address.ts";
import { rememberingList } from "../../addresses/list-filters.ts";
import { pluralName } from "../../names.ts";
import { cellOf } from "../cell.ts";
import type { ListColumn } from "../list-column.ts";
import type { ListContext } from "../list-context.ts";
import { columnHeading } from "./column-heading.ts";

/** The rows of the page as a table; on narrow screens each row becomes a card, its cells named by `data-label`. */
export function resultTable(context: ListContext): Html {
  const { request, part, question, result, actions } = context;
  const { columns, ordering } = question;
  if (result.rows.length === 0) return html`<p class="panel empty">No ${part.model.meta.verboseNamePlural} here.</p>`;
  const headings = columns.map((column, index) =>
    columnHeading(column, { query: request.query, number: index + 1, sorting: ordering.columns }),
  );
  const layout = { columns, linked: linkedColumns(context), selects: actions.length > 0 };
  return html`<div class="panel scroll"><table class="rows">
<caption class="visually-hidden">${pluralName(part.model.meta)}</caption>
<thead><tr>${layout.selects ? selectAll : undefined}${headings}</tr></thead>
<tbody>${result.rows.map((row) => tableRow(context, layout, row))}</tbody>
</table></div>`;
}

/** The script shows the box: without it nothing would happen. */
const selectAll = html`<th scope="col" class="select"><input type="checkbox" data-select-all hidden aria-label="Select all rows of this page"></th>`;

interface TableLayout {
  readonly columns: readonly ListColumn[];
  /** The columns that lead to the page of their row. */
  readonly linked: ReadonlySet<ListColumn>;
  readonly selects: boolean;
}

function linkedColumns({ part, question: { columns } }: ListContext): ReadonlySet<ListColumn> {
  const links: readonly string[] | undefined = part.list.links;
  return new Set(links === undefined ? columns.slice(0, 1) : columns.filter(({ path }) => links.includes(path)));
}

function tableRow({ request, part }: ListContext, { columns, linked, selects }: TableLayout, row: object): Html {
  const address = rememberingList(adminAddress.change(part, row), request);
  const cells = columns.map((column, index) => {
    const shown = cellOf(column, row);
    const content = linked.has(column) ? html`<a href="${address}">${shown}</a>` : shown;
    if (index === 0) return html`<th scope="row">${content}</th>`;
    return html`<td data-label="${column.heading}">${content}</td>`;
  });
  return html`<tr>${selects ? selectBox(keyOf(part.model, row), row) : undefined}${cells}</tr>
`;
}

function selectBox(key: unknown, row: object): Html {
  return html`<td class="select"><input type="checkbox" name="_selected_action" value="${String(key)}" aria-label="Select ${String(row)}"></td>`;
}
