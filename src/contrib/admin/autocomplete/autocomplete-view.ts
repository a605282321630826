import type { User } from "#rooms/contrib/auth";
import { keyOf } from "#rooms/db";
import { type HandlerResult, type HttpRequest, PermissionDenied, respond } from "#rooms/http";
import { searchCondition } from "../list/search-condition.ts";
import type { AdminPart } from "../options/admin-for.ts";
import type { AdminRows } from "../options/admin-model.ts";
import { visibleRows } from "../rows/visible-rows.ts";
import { findTarget } from "./find-target.ts";

const rowsPerPage = 20;

/** Answers with the rows that a relation may refer to and that a search finds, in Django's JSON. */
export async function autocompleteView(request: HttpRequest, user: User): Promise<HandlerResult> {
  const target = await findTarget(request.query, user);
  if (target === undefined) throw new PermissionDenied({ reason: "Nothing may be chosen here." });
  const page = readPage(request.query.get("page"));
  const rows = await (await choices(target, request, user))
    .slice((page - 1) * rowsPerPage, page * rowsPerPage + 1)
    .all();
  if (rows.length === 0 && page > 1) throw respond.notFound("The page");
  const shown = rows.slice(0, rowsPerPage);
  const results = shown.map((row) => ({ id: String(keyOf(target.model, row)), text: String(row) }));
  return respond.json({ results, pagination: { more: rows.length > rowsPerPage } });
}

async function choices(target: AdminPart, request: HttpRequest, user: User): Promise<AdminRows> {
  const { list, model } = target;
  const rows = await visibleRows(target, request, user);
  const condition = searchCondition(list.search, request.query.get("term") ?? "");
  const found = condition === undefined ? rows : rows.filter(condition);
  return found.orderBy(...(list.ordering ?? model.meta.ordering), model.meta.primaryKey.name);
}

function readPage(text: string | null): number {
  return text !== null && /^[1-9]\d{0,5}$/.test(text) ? Number(text) : 1;
}
