import { currentRegistry, type Registry } from "#rooms/apps";
import type { User } from "#rooms/contrib/auth";
import { oncePer } from "#rooms/util";
import { adminSite } from "./admin-site.ts";
import { appLabel, pluralName } from "./names.ts";
import type { AdminAction } from "./options/admin-action.ts";
import type { AdminPart } from "./options/admin-for.ts";
import { allowedActions } from "./permissions.ts";

/** A model, and what the user may do with its rows; never nothing. */
export interface VisibleModel {
  readonly part: AdminPart;
  readonly name: string;
  readonly allowed: ReadonlySet<AdminAction>;
}

/** An app of which the user may see at least one model. */
export interface VisibleApp {
  readonly name: string;
  readonly label: string;
  readonly models: readonly VisibleModel[];
}

/** The apps and models of the admin site that a user may see, both in the order of their names. */
export async function visibleApps(user: User): Promise<readonly VisibleApp[]> {
  const visible: VisibleApp[] = [];
  for (const { name, label, models } of shownApps(currentRegistry.get())) {
    const allowed = await visibleModels(models, user);
    if (allowed.length > 0) visible.push({ name, label, models: allowed });
  }
  return visible;
}

interface ShownApp extends Omit<VisibleApp, "models"> {
  readonly models: readonly ShownModel[];
}

type ShownModel = Omit<VisibleModel, "allowed">;

/** The same whoever asks, sorted once for each project. */
const shownApps = oncePer((registry: Registry): readonly ShownApp[] => {
  const models = registry.values(adminSite).map((part) => ({ part, name: pluralName(part.model.meta) }));
  const byApp = Map.groupBy(models, ({ part }) => part.model.meta.app);
  const apps = Array.from(byApp, ([name, group]) => ({ name, label: appLabel(name), models: sortedByName(group) }));
  return apps.toSorted((one, other) => one.label.localeCompare(other.label));
});

function sortedByName(models: readonly ShownModel[]): readonly ShownModel[] {
  return models.toSorted((one, other) => one.name.localeCompare(other.name));
}

async function visibleModels(models: readonly ShownModel[], user: User): Promise<readonly VisibleModel[]> {
  const visible: VisibleModel[] = [];
  for (const model of models) {
    const allowed = await allowedActions(user, model.part);
    if (allowed.size > 0) visible.push({ ...model, allowed });
  }
  return visible;
}
