import type { User } from "#rooms/contrib/auth";
import { type ModelClass, queryOf } from "#rooms/db";
import type { HttpRequest } from "#rooms/http";
import { partOf } from "../admin-site.ts";
import type { AdminPart } from "../options/admin-for.ts";
import type { AdminRows } from "../options/admin-model.ts";

/** The rows of a model that a user may see at all: every page, action and autocompletion goes on from here. */
export async function visibleRows({ model, list }: AdminPart, request: HttpRequest, user: User): Promise<AdminRows> {
  const rows = queryOf(model);
  return list.query === undefined ? rows : list.query(rows, request, user);
}

/** The same for a model that the admin site may not show: then every row. */
export async function visibleRowsOf(model: ModelClass, request: HttpRequest, user: User): Promise<AdminRows> {
  const part = partOf(model);
  return part === undefined ? queryOf(model) : visibleRows(part, request, user);
}
