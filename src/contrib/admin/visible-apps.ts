import { currentRegistry } from "#rooms/apps";
import { type ModelAction, permissionName, type User } from "#rooms/contrib/auth";
import type { ModelClass, ModelMeta } from "#rooms/db";
import { adminSite } from "./admin-site.ts";

const actions: readonly ModelAction[] = ["add", "change", "delete", "view"];

/** A model, and what the user may do with its rows; never nothing. */
export interface VisibleModel {
  readonly meta: ModelMeta;
  readonly allowed: readonly ModelAction[];
}

/** An app of which the user may see at least one model. */
export interface VisibleApp {
  readonly label: string;
  readonly models: readonly VisibleModel[];
}

/** The apps and models of the admin site that a user may see, both in the order of their names. */
export async function visibleApps(user: User): Promise<readonly VisibleApp[]> {
  const parts = currentRegistry.get().values(adminSite);
  const models = await Promise.all(parts.map(({ model }) => visibleModel(model, user)));
  const visible = models.filter(({ allowed }) => allowed.length > 0);
  const byApp = Map.groupBy(visible, ({ meta }) => labelOf(meta.app));
  return [...byApp].map(([label, group]) => ({ label, models: sortedBy(group, pluralName) })).toSorted(byLabel);
}

/** The name of a model's rows as a heading: `Log entries`. */
export function pluralName({ meta: { verboseNamePlural } }: VisibleModel): string {
  return verboseNamePlural.charAt(0).toUpperCase() + verboseNamePlural.slice(1);
}

async function visibleModel(model: ModelClass, user: User): Promise<VisibleModel> {
  const allowed: ModelAction[] = [];
  for (const action of actions) {
    if (await user.hasPermission(permissionName(model, action))) allowed.push(action);
  }
  return { meta: model.meta, allowed };
}

function labelOf(app: string): string {
  return currentRegistry.get().apps.find(({ name }) => name === app)?.label ?? app;
}

function sortedBy<Item>(items: readonly Item[], nameOf: (item: Item) => string): Item[] {
  return items.toSorted((one, other) => nameOf(one).localeCompare(nameOf(other)));
}

function byLabel(one: VisibleApp, other: VisibleApp): number {
  return one.label.localeCompare(other.label);
}
