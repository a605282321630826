import type { User } from "#rooms/contrib/auth";
import { djangoPath } from "#rooms/db";
import type { HttpRequest } from "#rooms/http";
import type { AdminPart } from "../../options/admin-for.ts";
import type { AdminRows } from "../../options/admin-model.ts";
import { type ResolvedPath, requirePath } from "../../paths/resolve-path.ts";
import { booleanOptions, choiceOptions } from "./choice-options.ts";
import { dateOptions } from "./date-options.ts";
import { type ListFilter, listFilter, type Offer } from "./list-filter.ts";
import { relationOptions } from "./relation-options.ts";
import { valueOptions } from "./value-options.ts";

/** Whose list it is, and the rows that they may see. */
export interface FilterContext {
  readonly request: HttpRequest;
  readonly user: User;
  readonly rows: AdminRows;
}

/** The filters of a part in their order; each by a relation or by free values makes one query. */
export async function filtersOf({ model, list }: AdminPart, context: FilterContext): Promise<readonly ListFilter[]> {
  const filters: ListFilter[] = [];
  for (const declared of list.filters) {
    const path = requirePath(model.meta, declared);
    filters.push(listFilter(path, context.request.query, await offerOf(path, context)));
  }
  return filters;
}

async function offerOf(end: ResolvedPath, context: FilterContext): Promise<Offer> {
  const { column, path, target } = end;
  const parameter = djangoPath(path);
  if (column === undefined || target !== undefined) return relationOptions(end, parameter, context);
  if (column.field.choices !== undefined) return choiceOptions(column, parameter);
  if (column.field.kind === "boolean") return booleanOptions(column, parameter);
  if (column.field.kind === "date" || column.field.kind === "datetime") return dateOptions(column, parameter);
  return valueOptions(end, context.rows);
}
