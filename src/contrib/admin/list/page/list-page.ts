import { type Html, html } from "#rooms/html";
import { actionForm } from "../../actions/action-form.ts";
import { adminAddress } from "../../addresses/admin-address.ts";
import { rememberingList } from "../../addresses/list-filters.ts";
import { appLabel, pluralName } from "../../names.ts";
import { home } from "../../views/breadcrumbs.ts";
import { page } from "../../views/page.ts";
import type { ListContext } from "../list-context.ts";
import { activeFilters } from "./active-filters.ts";
import { filterPanel } from "./filter-panel.ts";
import { paginator } from "./paginator.ts";
import { resultTable } from "./result-table.ts";
import { searchForm } from "./search-form.ts";

/** The page of a list: search and filters, what narrows it at present, its rows, and what can be done with them. */
export function listPage(context: ListContext) {
  const { request, user, part, filters } = context;
  const { meta } = part.model;
  const title = pluralName(meta);
  const content = html`<div class="heading"><h1>${title}</h1>${addLink(context)}</div>
<div class="${filters.length === 0 ? "list" : "list filterable"}">
${searchForm(context)}
${filterPanel(context)}
<div class="results">
${activeFilters(context)}
${actionForm(context, resultTable(context))}
${paginator(context)}
</div>
</div>`;
  const app = { label: appLabel(meta.app), address: adminAddress.app(meta.app) };
  return page({ request, user, title, content, trail: [home(), app, { label: title }] });
}

function addLink({ request, part, allowed }: ListContext): Html | undefined {
  if (!allowed.has("add")) return undefined;
  const address = rememberingList(adminAddress.add(part), request);
  return html`<a class="button add" href="${address}">Add ${part.model.meta.verboseName}</a>`;
}
