import { keyOf } from "#rooms/db";
import { reverse } from "#rooms/http";
import type { AdminPart } from "../options/admin-for.ts";
import { quoteKey } from "./quote-key.ts";

/** The addresses of the admin site's pages, as Django has them. */
export const adminAddress = {
  index: () => reverse("admin:index"),
  app: (app: string) => `${reverse("admin:index")}${app}/`,
  list,
  add: (part: AdminPart) => `${list(part)}add/`,
  change: (part: AdminPart, row: object) => `${rowAddress(part, row)}change/`,
  changeAt,
  delete: (part: AdminPart, row: object) => `${rowAddress(part, row)}delete/`,
  history: (part: AdminPart, row: object) => `${rowAddress(part, row)}history/`,
  autocomplete: () => `${reverse("admin:index")}autocomplete/`,
};

function list({ model: { meta } }: AdminPart): string {
  return `${adminAddress.app(meta.app)}${meta.name.toLowerCase()}/`;
}

/** The page of the row with a key, which may be gone. */
function changeAt(part: AdminPart, key: unknown): string {
  return `${addressOf(part, key)}change/`;
}

function rowAddress(part: AdminPart, row: object): string {
  return addressOf(part, keyOf(part.model, row));
}

function addressOf(part: AdminPart, key: unknown): string {
  return `${list(part)}${encodeURIComponent(quoteKey(key))}/`;
}
