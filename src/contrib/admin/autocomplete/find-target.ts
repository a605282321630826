import type { User } from "#rooms/contrib/auth";
import { camelCase } from "#rooms/db";
import { findPart, partOf } from "../admin-site.ts";
import type { AdminPart } from "../options/admin-for.ts";
import { resolvePath } from "../paths/resolve-path.ts";
import { can } from "../permissions.ts";

/**
 * The model that a form's relation is chosen from.
 *
 * @returns undefined unless the form offers the relation so, and the user may fill it in and see what it is chosen from.
 */
export async function findTarget(query: URLSearchParams, user: User): Promise<AdminPart | undefined> {
  const source = findPart(query.get("app_label") ?? "", query.get("model_name") ?? "");
  const name = camelCase(query.get("field_name") ?? "");
  if (source === undefined || !offers(source, name) || !(await mayFill(user, source))) return undefined;
  const model = resolvePath(source.model.meta, name)?.target;
  const target = model && partOf(model);
  const isSearched = target !== undefined && target.list.search.length > 0;
  return isSearched && (await can(user, "view", target)) ? target : undefined;
}

function offers({ form: { autocomplete = [] } }: AdminPart, name: string): boolean {
  return autocomplete.includes(name);
}

async function mayFill(user: User, source: AdminPart): Promise<boolean> {
  return (await can(user, "add", source)) || can(user, "change", source);
}
