import { type Html, html } from "#rooms/html";
import { capitalised } from "#rooms/util";
import { countOf } from "../../names.ts";
import { listAddress, type ParameterChanges } from "../list-address.ts";
import type { ListContext } from "../list-context.ts";
import { isNarrowed } from "../list-question.ts";

/** Something that narrows the list, and how to do without it. */
interface Narrowing {
  readonly label: string;
  readonly without: ParameterChanges;
}

/** How many rows there are, and everything that leaves others out, to be removed one by one. */
export function activeFilters(context: ListContext): Html {
  const { request, part, question, result } = context;
  if (!isNarrowed(question)) return html`<p class="count">${countOf(result.found, part.model.meta)}</p>`;
  const narrowings = narrowingsOf(context);
  const all = Object.assign({ all: null }, ...narrowings.map(({ without }) => without));
  return html`<div class="narrowed">
<p class="count" role="status">${result.found === 1 ? "1 result" : `${result.found} results`}
(<a href="${listAddress(request.query, all)}">${result.total === undefined ? "show all" : `${result.total} total`}</a>)</p>
<ul class="chips" aria-label="Active filters">${narrowings.map(
    ({ label, without }) =>
      html`<li><a href="${listAddress(request.query, without)}"><span class="visually-hidden">Remove </span>${label}</a></li>`,
  )}</ul>
</div>`;
}

function narrowingsOf({ question, filters }: ListContext): readonly Narrowing[] {
  const chosen = filters.flatMap(({ title, options }) => options.filter(isChosen).map((option) => ({ title, option })));
  const known = new Set(chosen.flatMap(({ option }) => Object.keys(option.parameters)));
  const others = question.lookups.filter(({ parameter }) => !known.has(parameter));
  return [
    ...(question.search === "" ? [] : [{ label: `Search: ${question.search}`, without: { q: null } }]),
    ...chosen.map(({ title, option }) => ({
      label: `${capitalised(title)}: ${option.label}`,
      without: Object.fromEntries(Object.keys(option.parameters).map((name) => [name, null])),
    })),
    ...others.map(({ parameter, text }) => ({ label: `${parameter} = ${text}`, without: { [parameter]: null } })),
  ];
}

function isChosen({ isSelected, parameters }: { isSelected: boolean; parameters: object }): boolean {
  return isSelected && Object.keys(parameters).length > 0;
}
