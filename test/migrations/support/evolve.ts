import type { ModelOptions } from "#rooms/db";
import {
  createModel,
  defineMigration,
  type MigrationSource,
  type Operation,
  type StateFields,
} from "#rooms/migrations";
import { type MigrationSite, migrationSite, source } from "./migration-site.ts";
import { readSchema, type TableDescription } from "./read-schema.ts";

/** What a test of an operation works on: a table `shop_item`, before and after the operation. */
export interface Evolution extends AsyncDisposable {
  readonly site: MigrationSite;
  /** Applies or unapplies the operation, and describes the table; fails on any message. */
  forwards(): Promise<TableDescription>;
  backwards(): Promise<TableDescription>;
}

/** Creates `shop_item` with an `id` and these fields on a database of its own, the operations still to come. */
export async function evolve(
  fields: StateFields,
  operations: readonly Operation[],
  setup: { readonly options?: ModelOptions; readonly before?: readonly Operation[] } = {},
): Promise<Evolution> {
  const create = createModel("Item", fields, setup.options);
  const site = await migrationSite({ sources: [shop([...(setup.before ?? []), create], operations)] });
  const table = async (commandLine: string) => {
    const { exitCode, stderr } = await site.run(commandLine);
    if (exitCode !== 0) throw new Error(stderr);
    return (await readSchema(site.database)).shop_item ?? { columns: [], constraints: {}, indexes: {} };
  };
  await table("migrate shop 0001");
  return {
    site,
    forwards: () => table("migrate shop 0002"),
    backwards: () => table("migrate shop 0001"),
    [Symbol.asyncDispose]: () => site[Symbol.asyncDispose](),
  };
}

function shop(first: readonly Operation[], second: readonly Operation[]): MigrationSource {
  return source("shop", {
    "0001_initial": defineMigration({ operations: first }),
    "0002_change": defineMigration({ dependencies: [["shop", "0001_initial"]], operations: second }),
  });
}
