import { PageNotFound, QueryInvalid } from "../errors.ts";
import { Query } from "../queries/query.ts";
import { runCountedSelect } from "../queries/run-select.ts";
import { loadRelated } from "../rows/related-loader.ts";
import { Page } from "./page.ts";
import { totalOrdering } from "./total-ordering.ts";

/** Which page, and how large. */
export interface PageOptions {
  /** Counted from 1; may be what an address says, as it came: null and undefined mean the first. */
  readonly page: number | string | null | undefined;
  /** How many rows a full page has. */
  readonly size: number;
}

/**
 * The page of a query's rows that was asked for; the first where the number is none, the last where there is no such
 * page, as Django's `get_page` has it. Rows that compare equal are ordered by primary key, so that no row is missed
 * between two pages. One SELECT, whose rows bring along how many there are; a count and another SELECT where there is no
 * such page.
 *
 * @throws QueryInvalid for a query that has a limit or an offset, and for a size that is no positive whole number.
 *
 * @example
 * const page = await paginate(Post.filter({ status: "published" }).with("author"), {
 *   page: request.query.get("page"),
 *   size: 20,
 * });
 */
export async function paginate<Row, F>(query: Query<Row, F>, { page, size }: PageOptions): Promise<Page<Row>> {
  const ordered = pageable(query, size);
  return (await readPage(ordered, readPageNumber(page) ?? 1, size)) ?? (await readLastPage(ordered, size));
}

/**
 * The same for an address that must be exact.
 *
 * @throws PageNotFound where the number is none or there is no such page; uncaught in a request it becomes a 404.
 */
export async function exactPage<Row, F>(query: Query<Row, F>, { page, size }: PageOptions): Promise<Page<Row>> {
  const number = readPageNumber(page);
  const found = number === undefined ? undefined : await readPage(pageable(query, size), number, size);
  if (found === undefined) throw new PageNotFound({ model: query.state.model.meta.label, page: String(page) });
  return found;
}

function pageable<Row, F>({ state }: Query<Row, F>, size: number): Query<Row, F> {
  const model = state.model.meta.label;
  if (state.limit !== undefined || state.offset !== undefined) {
    throw new QueryInvalid({ model, problem: "cannot be paged after limit() or offset()" });
  }
  if (!Number.isSafeInteger(size) || size < 1) {
    throw new QueryInvalid({ model, problem: "is paged by a size that is no positive whole number" });
  }
  return new Query({ ...state, ordering: totalOrdering(state) });
}

/** The number that an address names, the first where it names none; undefined for what is no whole number. */
function readPageNumber(page: PageOptions["page"]): number | undefined {
  const text = String(page ?? 1);
  return /^\s*[+-]?\d+\s*$/.test(text) ? Number(text) : undefined;
}

/** The page of that number; undefined where there is none. */
async function readPage<Row, F>(query: Query<Row, F>, number: number, size: number): Promise<Page<Row> | undefined> {
  const start = (number - 1) * size;
  if (start < 0 || !Number.isSafeInteger(start + size)) return undefined;
  const { state } = query.slice(start, start + size);
  const { rows, count } = await runCountedSelect(state);
  if (rows.length === 0 && number > 1) return undefined;
  await loadRelated(rows, state);
  // The model of the state is the class that Row was read from.
  return new Page({ rows: rows as Row[], number, size, count });
}

async function readLastPage<Row, F>(query: Query<Row, F>, size: number): Promise<Page<Row>> {
  const count = await query.count();
  const number = Math.max(1, Math.ceil(count / size));
  const rows = await query.slice((number - 1) * size, number * size).all();
  return new Page({ rows, number, size, count });
}
