import type { Page } from "tolv/db";
import { type Html, html } from "tolv/html";

/** The address of a page of a list; the first has the address of the list itself. */
export function numbered(address: string, page: number): string {
  return page === 1 ? address : `${address}?page=${page}`;
}

/** What the head of a page says of its neighbours. */
export function pageHeadLinks({ previous, next }: Page<unknown>, address: string): Html {
  return html`${previous && html`<link rel="prev" href="${numbered(address, previous)}">\n`}${
    next && html`<link rel="next" href="${numbered(address, next)}">\n`
  }`;
}

/** Links to the other pages; nothing where there is only one. */
export function pageNavigation(page: Page<unknown>, address: string): Html | undefined {
  if (page.pages === 1) return undefined;
  const { previous, next } = page;
  return html`<nav class="pages" aria-label="Pages">
${previous && html`<a rel="prev" href="${numbered(address, previous)}">Newer posts</a>`}
<ol>${page.elidedRange({ onEachSide: 1, onEnds: 1 }).map((entry) => pageEntry(entry, page.number, address))}</ol>
${next && html`<a rel="next" href="${numbered(address, next)}">Older posts</a>`}
</nav>`;
}

function pageEntry(entry: number | "…", current: number, address: string): Html {
  if (entry === "…") return html`<li aria-hidden="true">…</li>`;
  const mark = entry === current ? "page" : undefined;
  return html`<li><a href="${numbered(address, entry)}" aria-label="Page ${entry}" aria-current=${mark}>${entry}</a></li>`;
}
