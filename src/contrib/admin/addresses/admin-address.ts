import { keyOf } from "#rooms/db";
import { currentRoutes, type RouteTable, reverse } from "#rooms/http";
import { oncePer } from "#rooms/util";
import type { AdminPart } from "../options/admin-for.ts";
import { quoteKey } from "./quote-key.ts";

/** The addresses of the admin site's pages, as Django has them. */
export const adminAddress = {
  index,
  app: (app: string) => `${index()}${app}/`,
  list,
  add: (part: AdminPart) => `${list(part)}add/`,
  change: (part: AdminPart, row: object) => `${rowAddress(part, row)}change/`,
  changeAt,
  delete: (part: AdminPart, row: object) => `${rowAddress(part, row)}delete/`,
  history: (part: AdminPart, row: object) => `${rowAddress(part, row)}history/`,
  autocomplete: () => `${index()}autocomplete/`,
};

function index(): string {
  return indexAddress(currentRoutes.get());
}

/** Every other address begins with it, and a page has dozens. */
const indexAddress = oncePer((_routes: RouteTable) => reverse("admin:index"));

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
