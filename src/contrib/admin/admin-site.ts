import { currentRegistry, defineContribution, type Registry } from "#rooms/apps";
import type { ModelClass } from "#rooms/db";
import { oncePer } from "#rooms/util";
import type { AdminPart } from "./options/admin-for.ts";

/** The models that the admin site shows: `adminSite(adminFor(Post))`. */
export const adminSite = defineContribution<AdminPart>("admin.site");

/** Every model of the running project's admin site. */
export function adminParts(): readonly AdminPart[] {
  return currentRegistry.get().values(adminSite);
}

/** The part at `/admin/<app>/<model>/`; undefined for a model that the admin site does not show. */
export function findPart(app: string, model: string): AdminPart | undefined {
  return partsByPath(currentRegistry.get()).get(`${app}/${model}`);
}

/** The part that shows a model, if there is one. */
export function partOf({ meta }: ModelClass): AdminPart | undefined {
  return findPart(meta.app, meta.name.toLowerCase());
}

/** Indexed once for each project: every page looks parts up. */
const partsByPath = oncePer((registry: Registry): ReadonlyMap<string, AdminPart> => {
  return new Map(registry.values(adminSite).map((part) => [pathOf(part), part]));
});

function pathOf({ model: { meta } }: AdminPart): string {
  return `${meta.app}/${meta.name.toLowerCase()}`;
}
