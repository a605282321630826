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
  delete: (part: AdminPart, row: object) => `${rowAddress(part, row)}delete/`,
  history: (part: AdminPart, row: object) => `${rowAddress(part, row)}history/`,
  autocomplete: () => `${reverse("admin:index")}autocomplete/`,
};

function list({ model: { meta } }: AdminPart): string {
  return `${adminAddress.app(meta.app)}${meta.name.toLowerCase()}/`;
}

function rowAddress(part: AdminPart, row: object): string {
  const { primaryKey } = part.model.meta;
  return `${list(part)}${encodeURIComponent(quoteKey(Reflect.get(row, primaryKey.attribute)))}/`;
}
