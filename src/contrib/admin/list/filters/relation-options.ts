import type { User } from "#rooms/contrib/auth";
import { type ModelClass, queryOf } from "#rooms/db";
import type { HttpRequest } from "#rooms/http";
import { partOf } from "../../admin-site.ts";
import type { AdminRows } from "../../options/admin-model.ts";
import type { ResolvedPath } from "../../paths/resolve-path.ts";
import { visibleRows } from "../../rows/visible-rows.ts";
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
  const query = (await rowsOf(target, asked)).orderBy(...ordering, primaryKey.name).limit(mostOptions + 1);
  const rows = await query.all();
  const options = rows.slice(0, mostOptions).map((row) => ({
    label: String(row),
    parameters: { [`${parameter}__${primaryKey.column}__exact`]: String(Reflect.get(row, primaryKey.attribute)) },
  }));
  const isOptional = column === undefined || column.field.options.null;
  return {
    ...{ all: "All", isCut: rows.length > mostOptions },
    options: [...options, ...missingOption(isOptional, parameter, "Empty")],
  };
}

async function rowsOf(target: ModelClass, { request, user }: { request: HttpRequest; user: User }): Promise<AdminRows> {
  const part = partOf(target);
  return part === undefined ? queryOf(target) : visibleRows(part, request, user);
}
