import { type Html, html } from "#rooms/html";
import type { FilterOption, ListFilter } from "../filters/list-filter.ts";
import { listAddress, type ParameterChanges } from "../list-address.ts";
import type { ListContext } from "../list-context.ts";

/** The panel of filters: links, so that it needs no script and every choice has an address. */
export function filterPanel({ request, filters }: ListContext): Html | undefined {
  if (filters.length === 0) return undefined;
  return html`<nav class="filters" aria-label="Filters">
<details open data-filters>
<summary>Filter</summary>
${filters.map((filter) => filterSection(filter, request.query))}
</details>
</nav>`;
}

/** The parameters that choose an option in the place of the others of its filter. */
function choosing(filter: ListFilter, option: Pick<FilterOption, "parameters">): ParameterChanges {
  return { ...Object.fromEntries(filter.parameters.map((name) => [name, null])), ...option.parameters };
}

function filterSection(filter: ListFilter, query: URLSearchParams): Html {
  return html`<section>
<h2>By ${filter.title}</h2>
<ul>${filter.options.map((option) => {
    const address = listAddress(query, choosing(filter, option));
    return html`<li><a href="${address}" aria-current=${option.isSelected ? "true" : undefined}>${option.label}</a></li>`;
  })}</ul>
${filter.isCut ? html`<p class="quiet">There are more; search for them.</p>` : undefined}
</section>`;
}
