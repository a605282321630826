import type { AdminPart } from "../options/admin-for.ts";
import type { AdminRows } from "../options/admin-model.ts";
import { lookupParameters } from "./list-address.ts";
import { type ListColumn, listColumns } from "./list-column.ts";
import { type ListLookup, readLookup } from "./list-lookup.ts";
import { type ListOrdering, readOrdering } from "./list-ordering.ts";
import { searchCondition } from "./search-condition.ts";

/** What the address of a list asks for. */
export interface ListQuestion {
  readonly columns: readonly ListColumn[];
  readonly search: string;
  readonly lookups: readonly ListLookup[];
  readonly ordering: ListOrdering;
  /** From 1. */
  readonly page: number;
  readonly showsAll: boolean;
}

/**
 * Reads the address of a list.
 *
 * @returns undefined where it asks for something broken: an unknown field, a value that is none, a page before the
 * first.
 * @throws LookupRefused for a condition that the list does not offer.
 */
export function readQuestion(part: AdminPart, query: URLSearchParams): ListQuestion | undefined {
  const columns = listColumns(part);
  const page = readPage(query.get("p"));
  const lookups = Array.from(lookupParameters(query), ([name, text]) => readLookup(part, name, text));
  if (page < 1 || lookups.includes(undefined)) return undefined;
  return {
    columns,
    search: part.list.search.length === 0 ? "" : (query.get("q") ?? "").trim(),
    lookups: lookups.filter((lookup) => lookup !== undefined),
    ordering: readOrdering(part, columns, query.get("o")),
    page,
    showsAll: query.has("all"),
  };
}

/** The rows that a question asks for; each condition by a relation to many may hold for another related row. */
export function narrowed(rows: AdminRows, part: AdminPart, { search, lookups }: ListQuestion): AdminRows {
  const condition = searchCondition(part.list.search, search);
  const searched = condition === undefined ? rows : rows.filter(condition);
  return lookups.reduce((query, { where }) => query.filter(where), searched);
}

/** True where the question leaves rows out. */
export function isNarrowed({ search, lookups }: ListQuestion): boolean {
  return search !== "" || lookups.length > 0;
}

/** As Django: what is no number is the first page. */
function readPage(text: string | null): number {
  return text !== null && /^[+-]?\d{1,9}$/.test(text) ? Number(text) : 1;
}
