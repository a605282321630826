import { expr } from "#rooms/db";
import type { AdminPart } from "../options/admin-for.ts";
import type { AdminRows } from "../options/admin-model.ts";
import { isNarrowed, type ListQuestion, narrowed } from "./list-question.ts";

/** The rows of one page of a list, and how many there are besides. */
export interface ListRows {
  readonly rows: readonly object[];
  /** How many rows the question finds. */
  readonly found: number;
  /** How many rows the user may see at all; undefined where nothing was found, as counting would take a query more. */
  readonly total: number | undefined;
  /** From 1. */
  readonly page: number;
  readonly pages: number;
  /** True where all rows stand on the page, as was asked for. */
  readonly showsAll: boolean;
}

/**
 * Fetches the page that a question asks for, by one query: the rows bring along how many there are.
 *
 * @returns undefined for a page behind the last.
 */
export async function readRows(
  visible: AdminRows,
  part: AdminPart,
  question: ListQuestion,
): Promise<ListRows | undefined> {
  const { perPage, maxShowAll } = part.list;
  const found = narrowed(visible, part, question);
  const query = withNumbers(withColumns(found, question), { visible, found, question });
  const page = question.showsAll ? 1 : question.page;
  const start = (page - 1) * perPage;
  const rows = await query.slice(start, question.showsAll ? maxShowAll : start + perPage).all();
  if (rows.length === 0 && page > 1) return undefined;
  const numbers = numbersOf(rows, question);
  const showsAll = question.showsAll && numbers.found <= maxShowAll;
  const pages = showsAll ? 1 : Math.max(1, Math.ceil(numbers.found / perPage));
  return { ...numbers, rows: showsAll ? rows : rows.slice(0, perPage), page, pages, showsAll };
}

/** The query with all that the columns show: no cell makes a query of its own. */
function withColumns(query: AdminRows, { columns, ordering }: ListQuestion): AdminRows {
  const annotations = Object.assign({}, ...columns.map(({ computed }) => computed?.options.annotate));
  const annotated = Object.keys(annotations).length === 0 ? query : query.annotate(annotations);
  return annotated.with(...columns.flatMap(({ relations }) => relations)).orderBy(...ordering.paths);
}

/** What is counted. */
interface Counted {
  readonly visible: AdminRows;
  readonly found: AdminRows;
  readonly question: ListQuestion;
}

/** PostgreSQL counts once, however many rows repeat it. */
function withNumbers(rows: AdminRows, { visible, found, question }: Counted): AdminRows {
  const total = { adminTotal: expr.rowCount(visible) };
  return rows.annotate(isNarrowed(question) ? { ...total, adminFound: expr.rowCount(found) } : total);
}

function numbersOf([row]: readonly object[], question: ListQuestion): Pick<ListRows, "found" | "total"> {
  if (row === undefined) return { found: 0, total: isNarrowed(question) ? undefined : 0 };
  const total = Number(Reflect.get(row, "adminTotal"));
  return { total, found: isNarrowed(question) ? Number(Reflect.get(row, "adminFound")) : total };
}
