import { currentRegistry } from "#rooms/apps";
import type { ModelMeta } from "#rooms/db";
import { capitalised } from "#rooms/util";

/** The name that people know an app by. */
export function appLabel(app: string): string {
  return currentRegistry.get().apps.find(({ name }) => name === app)?.label ?? app;
}

/** The name of a model's rows as a heading: `Log entries`. */
export function pluralName({ verboseNamePlural }: ModelMeta): string {
  return capitalised(verboseNamePlural);
}

/** A number of rows in words: `1 post`, `2 posts`. */
export function countOf(count: number | bigint, { verboseName, verboseNamePlural }: ModelMeta): string {
  return `${count} ${Number(count) === 1 ? verboseName : verboseNamePlural}`;
}
