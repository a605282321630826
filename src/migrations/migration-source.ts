import type { Migration } from "./define-migration.ts";

/** The migrations of one app, as the project hands them to this room. */
export interface MigrationSource {
  readonly app: string;
  /** By name, such as `0001_initial`. */
  readonly migrations: ReadonlyMap<string, Migration>;
  /** The folder that `makemigrations` writes into; undefined for an app that is installed as a package. */
  readonly directory: URL | undefined;
}

/** The migrations of one app before the app's label is known: what `migrations/index.ts` exports. */
export type AppMigrations = Omit<MigrationSource, "app">;

/**
 * Lists an app's migrations. The imports are written out, so that a bundler finds them.
 *
 * @param migrations By name, such as `0001_initial`.
 * @param options `directory` is where `makemigrations` writes: `new URL(".", import.meta.url)`.
 *
 * @example
 * // blog/migrations/index.ts, rewritten by `tolv makemigrations`
 * import initial from "./0001_initial.ts";
 *
 * export default migrationsFrom({ "0001_initial": initial }, { directory: new URL(".", import.meta.url) });
 */
export function migrationsFrom(
  migrations: { readonly [name: string]: Migration },
  options: { readonly directory?: URL } = {},
): AppMigrations {
  return { migrations: new Map(Object.entries(migrations)), directory: options.directory };
}
