import { type Html, html } from "#rooms/html";
import type { ListContext } from "../list-context.ts";

/** The search, which keeps filters and order; nothing where the part searches nothing. */
export function searchForm({ request, part, question }: ListContext): Html | undefined {
  if (part.list.search.length === 0) return undefined;
  const kept = [...request.query].filter(([name]) => !["q", "p", "e", "all"].includes(name));
  return html`<search><form class="search" method="get">
<label class="visually-hidden" for="searchbar">Search ${part.model.meta.verboseNamePlural}</label>
<input type="search" id="searchbar" name="q" value="${question.search}" placeholder="Search ${part.model.meta.verboseNamePlural}">
${kept.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
<button class="secondary" type="submit">Search</button>
</form></search>`;
}
