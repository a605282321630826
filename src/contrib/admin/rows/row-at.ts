import type { User } from "#rooms/contrib/auth";
import { type HttpRequest, respond } from "#rooms/http";
import { unquoteKey } from "../addresses/quote-key.ts";
import type { AdminPart } from "../options/admin-for.ts";
import type { AdminRows } from "../options/admin-model.ts";
import { readValue } from "./read-value.ts";
import { visibleRows } from "./visible-rows.ts";

/** What finds a row: the key as the address has it, and who asks. */
export interface RowAddress {
  readonly key: string;
  readonly request: HttpRequest;
  readonly user: User;
}

/**
 * The query for the row at an address, among those that the user may see; `.with(…)` may follow.
 *
 * @throws NotFound for a key that is none; the query itself may still find nothing.
 */
export async function rowAt(part: AdminPart, { key, request, user }: RowAddress): Promise<AdminRows> {
  const { primaryKey, verboseName } = part.model.meta;
  const value = readValue(primaryKey, unquoteKey(key));
  if (value === undefined) throw respond.notFound(`The ${verboseName}`);
  return (await visibleRows(part, request, user)).filter({ [primaryKey.name]: value });
}
