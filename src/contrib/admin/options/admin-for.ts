import type { Action } from "./action.ts";
import type { AdminModel } from "./admin-model.ts";
import type { AdminOptions, PermissionHooks } from "./admin-options.ts";
import type { FormOptions } from "./form-options.ts";
import type { ListOptions } from "./list-options.ts";

/** What the admin site knows of one model. */
export interface AdminPart {
  readonly model: AdminModel;
  readonly list: ListOptions & Required<Pick<ListOptions, (typeof defaulted)[number]>>;
  readonly form: FormOptions;
  readonly actions: readonly Action[];
  readonly permissions: PermissionHooks;
  viewOnSite?(row: object): string;
}

const defaulted = ["display", "filters", "search", "perPage", "maxShowAll"] as const;

/**
 * Describes how the admin site shows a model. Names and paths are checked by the compiler, and what it cannot see by
 * the system checks `admin.E001` and following.
 *
 * @example
 * adminSite(
 *   adminFor(Post, {
 *     list: { display: ["title", "author.username", "status"], filters: ["status"], search: ["title"] },
 *     form: { prepopulated: { slug: ["title"] }, autocomplete: ["author"] },
 *   }),
 * );
 */
export function adminFor<C extends AdminModel>(
  model: C,
  options?: AdminOptions<InstanceType<C>, C["fields"]>,
): AdminPart;
export function adminFor(model: AdminModel, options: AdminOptions = {}): AdminPart {
  const { list = {}, form = {}, actions = [], permissions = {}, viewOnSite } = options;
  return Object.freeze({
    model,
    list: frozen({ display: [], filters: [], search: [], perPage: 100, maxShowAll: 200, ...list }),
    form: frozen(form),
    actions: Object.freeze([...actions]),
    permissions: frozen(permissions),
    ...(viewOnSite !== undefined && { viewOnSite }),
  });
}

/** A copy that nobody changes while requests read it, its lists included. */
function frozen<Group extends object>(group: Group): Group {
  const copy = { ...group };
  for (const value of Object.values(copy)) if (Array.isArray(value)) Object.freeze(value);
  return Object.freeze(copy);
}
