import type { User } from "#rooms/contrib/auth";
import type { HttpRequest } from "#rooms/http";
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
 * The query for the row at an address, among those that the user may see; `.with(…)` may follow. It may find nothing.
 *
 * @returns undefined for a key that is none.
 */
export async function rowAt(part: AdminPart, { key, request, user }: RowAddress): Promise<AdminRows | undefined> {
  const { primaryKey } = part.model.meta;
  const value = readValue(primaryKey, unquoteKey(key));
  if (value === undefined) return undefined;
  return (await visibleRows(part, request, user)).filter({ [primaryKey.name]: value });
}
