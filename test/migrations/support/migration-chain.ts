import { defineMigration, type MigrationKey, type MigrationSource } from "#rooms/migrations";
import { source } from "./migration-site.ts";

/** An app whose migrations change nothing and depend each on the one before it. */
export function chain(app: string, names: readonly string[]): MigrationSource {
  const entries = names.map((name, index) => {
    const before = names[index - 1];
    return [name, before === undefined ? [] : [[app, before] as const]] as const;
  });
  return linked(app, Object.fromEntries(entries));
}

/** An app whose migrations change nothing and depend on what is said. */
export function linked(app: string, dependencies: Readonly<Record<string, readonly MigrationKey[]>>): MigrationSource {
  const entries = Object.entries(dependencies).map(([name, keys]) => [name, defineMigration({ dependencies: keys })]);
  return source(app, Object.fromEntries(entries));
}
