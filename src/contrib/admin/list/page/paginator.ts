import { Page } from "#rooms/db";
import { type Html, html } from "#rooms/html";
import { countOf } from "../../names.ts";
import { listAddress } from "../list-address.ts";
import type { ListContext } from "../list-context.ts";

/** The ways to the other pages; nothing where there is one page only. */
export function paginator({ request: { query }, part, result }: ListContext): Html | undefined {
  const { rows, page: number, pages, found, showsAll } = result;
  if (showsAll)
    return html`<nav class="pages" aria-label="Pages">${link("Show pages", listAddress(query, { all: null }))}</nav>`;
  if (pages === 1) return undefined;
  const range = new Page({ rows, number, size: part.list.perPage, count: found }).elidedRange();
  const address = (page: number) => listAddress(query, { p: page, all: null });
  return html`<nav class="pages" aria-label="Pages">
<ol>${range.map((page) => html`<li>${page === "…" ? page : pageLink(page, number, address)}</li>`)}</ol>
<span class="quiet">${countOf(found, part.model.meta)}</span>
${found <= part.list.maxShowAll ? link("Show all", listAddress(query, { all: "" })) : undefined}
</nav>`;
}

function pageLink(page: number, current: number, address: (page: number) => string): Html {
  const name = html`<span class="visually-hidden">Page </span>${page}`;
  if (page === current) return html`<span class="this-page" aria-current="page">${name}</span>`;
  return html`<a href="${address(page)}">${name}</a>`;
}

function link(text: string, address: string): Html {
  return html`<a href="${address}">${text}</a>`;
}
