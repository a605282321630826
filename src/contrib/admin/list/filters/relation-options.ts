import type { User } from "#rooms/contrib/auth";
import { keyOf } from "#rooms/db";
import type { HttpRequest } from "#rooms/http";
import type { ResolvedPath } from "../../paths/resolve-path.ts";
import { visibleRowsOf } from "../../rows/visible-rows.ts";
import { missingOption } from "./choice-options.ts";
import type { Offer } from "./list-filter.ts";

/** A panel with more names than this helps nobody: searching does. */
const mostOptions = 100;

/** The rows that a relation leads to, of those that the user may see. */
export async function relationOptions(
  { column, target }: ResolvedPath,
  parameter: string,
  asked: { readonly request: HttpRequest; readonly user: User },
): Promise<Offer> {
  if (target === undefined) return { all: "All", options: [] };
  const { primaryKey, ordering } = target.meta;
  const query = (await visibleRowsOf(target, asked.request, asked.user))
    .orderBy(...ordering, primaryKey.name)
    .limit(mostOptions + 1);
  const rows = await query.all();
  const options = rows.slice(0, mostOptions).map((row) => ({
    label: String(row),
    parameters: { [`${parameter}__${primaryKey.column}__exact`]: String(keyOf(target, row)) },
  }));
  const isOptional = column === undefined || column.field.options.null;
  return {
    ...{ all: "All", isCut: rows.length > mostOptions },
    options: [...options, ...missingOption(isOptional, parameter, "Empty")],
  };
}
