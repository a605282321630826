import { type Database, type ModelClass, QueryFailed } from "#rooms/db";
import { TablesReferredTo } from "../errors.ts";
import { quoteNames } from "../schema/quote.ts";

/**
 * Empties the tables of models and of their relations, as far as they exist, and lets their keys start at 1 again.
 *
 * @throws TablesReferredTo where another table refers to one of them: what is not the project's is not emptied.
 */
export async function emptyTables(database: Database, models: readonly ModelClass[]): Promise<void> {
  const tables = await existing(database, models.flatMap(tablesOf));
  if (tables.length === 0) return;
  await database.execute(`TRUNCATE ${quoteNames(tables)} RESTART IDENTITY`).catch((error) => {
    if (error instanceof QueryFailed && error.details.sqlstate === featureNotSupported) {
      throw new TablesReferredTo({ problem: error.details.message }, { cause: error });
    }
    throw error;
  });
}

/** What PostgreSQL answers when a table that is not named refers to one that is. */
const featureNotSupported = "0A000";

function tablesOf({ meta }: ModelClass): readonly string[] {
  return meta.managed ? [meta.table, ...meta.manyToMany.map(({ table }) => table)] : [];
}

/** Migrations that were not applied yet have made no table. */
async function existing(database: Database, tables: readonly string[]): Promise<readonly string[]> {
  const sql = "SELECT DISTINCT name FROM unnest($1::text[]) AS name WHERE to_regclass(quote_ident(name)) IS NOT NULL";
  return (await database.execute<{ name: string }>(sql, [tables])).map(({ name }) => name);
}
