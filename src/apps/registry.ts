import { defineContextKey } from "#rooms/context";
import type { ContributionKey } from "./contribution.ts";
import type { App } from "./define-app.ts";
import { AppDuplicated, AppRequirementMissing, AppUndefined } from "./errors.ts";

/** A contribution together with the app that made it. */
export interface Contributed<Value> {
  readonly app: App;
  readonly value: Value;
}

/** The apps of one project, each after the apps that it requires. */
export interface Registry {
  readonly apps: readonly App[];
  /** Everything contributed under the key, in the order of the apps. */
  collect<Value>(key: ContributionKey<Value>): readonly Contributed<Value>[];
  /** The contributed values alone. */
  values<Value>(key: ContributionKey<Value>): readonly Value[];
}

/** The registry of the running project. */
export const currentRegistry = defineContextKey<Registry>("apps.registry");

/**
 * Orders the listed apps by what they require and makes their contributions readable by key.
 *
 * @throws `apps.duplicated`, `apps.requirement_missing` or `apps.undefined`.
 *
 * @example
 * buildRegistry([auth, contenttypes, sessions]).values(commands);
 */
export function buildRegistry(listed: readonly App[]): Registry {
  refuseGaps(listed);
  refuseDuplicates(listed);
  const apps = Object.freeze(inDependencyOrder(listed));
  const collect = <Value>(key: ContributionKey<Value>) => apps.flatMap((app) => contributedBy(app, key));
  return Object.freeze({
    apps,
    collect,
    values: <Value>(key: ContributionKey<Value>) => collect(key).map(({ value }) => value),
  });
}

/** The types know no undefined app; a circular import makes one all the same. */
function refuseGaps(apps: readonly (App | undefined)[]): void {
  const index = apps.indexOf(undefined);
  if (index !== -1) throw new AppUndefined({ index });
}

function refuseDuplicates(apps: readonly App[]): void {
  const names = new Set<string>();
  for (const { name } of apps) {
    if (names.has(name)) throw new AppDuplicated({ name });
    names.add(name);
  }
}

function inDependencyOrder(listed: readonly App[]): App[] {
  const ordered = new Set<App>();
  const place = (app: App) => {
    for (const requirement of app.requires) {
      if (!listed.includes(requirement)) {
        throw new AppRequirementMissing({ app: app.name, requirement: requirement.name });
      }
      if (!ordered.has(requirement)) place(requirement);
    }
    ordered.add(app);
  };
  for (const app of listed) place(app);
  return [...ordered];
}

function contributedBy<Value>(app: App, key: ContributionKey<Value>): Contributed<Value>[] {
  return app.contributes
    .filter((contribution) => contribution.key === key.key)
    .map(({ value }) => ({ app, value: value as Value }));
}
