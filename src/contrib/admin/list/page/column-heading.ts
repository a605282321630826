import { type Html, html } from "#rooms/html";
import { listAddress } from "../list-address.ts";
import type { ListColumn } from "../list-column.ts";
import { writeOrdering } from "../list-ordering.ts";

/** A heading among the others. */
export interface HeadingPlace {
  readonly query: URLSearchParams;
  /** From 1. */
  readonly number: number;
  /** The columns that sort, as the ordering has them. */
  readonly sorting: readonly number[];
}

/**
 * A heading whose link sorts by its column first, the other way round where it sorts already; a sorting column has a
 * link that takes it out of the order.
 */
export function columnHeading({ heading, orderBy }: ListColumn, { query, number, sorting }: HeadingPlace): Html {
  if (orderBy === undefined) return html`<th scope="col">${heading}</th>`;
  const present = sorting.find((column) => Math.abs(column) === number);
  const others = sorting.filter((column) => Math.abs(column) !== number);
  const address = (columns: readonly number[]) => listAddress(query, { o: writeOrdering(columns) });
  const sort = address([present === undefined ? number : -present, ...others]);
  if (present === undefined) return html`<th scope="col"><a href="${sort}">${heading}</a></th>`;
  const direction = present < 0 ? "descending" : "ascending";
  const place = sorting.indexOf(present);
  // Only one heading of a table may tell its order by aria-sort: the weightiest.
  return html`<th scope="col" class="sorted ${direction}" aria-sort=${place === 0 ? direction : undefined}>
<a href="${sort}">${heading}${place === 0 ? undefined : html`<span class="visually-hidden">, then ${direction}</span>`}</a>
${sorting.length > 1 ? html`<span class="priority" aria-hidden="true">${place + 1}</span>` : undefined}
<a class="unsort" href="${address(others)}"><span class="visually-hidden">Do not sort by ${heading}</span></a></th>`;
}
