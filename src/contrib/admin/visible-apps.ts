import type { User } from "#rooms/contrib/auth";
import { adminParts } from "./admin-site.ts";
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
  const models: VisibleModel[] = [];
  for (const part of adminParts()) {
    const allowed = await allowedActions(user, part);
    if (allowed.size > 0) models.push({ part, allowed, name: pluralName(part.model.meta) });
  }
  const byApp = Map.groupBy(models, ({ part }) => part.model.meta.app);
  const apps = Array.from(byApp, ([name, group]) => ({ name, label: appLabel(name), models: sortedByName(group) }));
  return apps.toSorted((one, other) => one.label.localeCompare(other.label));
}

function sortedByName(models: readonly VisibleModel[]): readonly VisibleModel[] {
  return models.toSorted((one, other) => one.name.localeCompare(other.name));
}
