import type { Database } from "#rooms/db";
import { InitialTablesDiffer } from "../errors.ts";
import { joinModel, joinRelations } from "../state/join-model.ts";
import type { ProjectState } from "../state/project-state.ts";
import type { HistoricalStep } from "./history.ts";

/**
 * True if the database has the tables and columns of an initial migration already: it was made without migrations, or
 * its ledger was lost.
 *
 * @throws InitialTablesDiffer if it has some of them only.
 */
export async function isAlreadyThere(database: Database, step: HistoricalStep): Promise<boolean> {
  if (step.direction === "backwards" || !isInitial(step)) return false;
  const known = new Set(columnsOf(step.before));
  const expected = columnsOf(step.after).filter((column) => !known.has(column));
  const rows = await database.execute<{ column: string }>(existingColumns, [expected]);
  if (rows.length === 0) return false;
  const found = new Set(rows.map(({ column }) => column));
  const missing = expected.filter((column) => !found.has(column));
  if (missing.length > 0) throw new InitialTablesDiffer({ migration: step.node.id, missing });
  return true;
}

/** A migration that says so, or that follows no other of its app. */
function isInitial({ node: { app, migration, parents } }: HistoricalStep): boolean {
  return migration.initial || ![...parents].some((parent) => parent.app === app);
}

/** The columns of all managed tables, as `table.column`. */
function columnsOf(state: ProjectState): readonly string[] {
  const managed = state.models.filter(({ meta }) => meta.managed);
  const tables = managed.flatMap((model) => [
    model,
    ...joinRelations(model.meta).map(({ name }) => joinModel(model, name, state)),
  ]);
  return tables.flatMap(({ meta }) => meta.fields.map(({ column }) => `${meta.table}.${column}`));
}

const existingColumns = `
  SELECT c.relname || '.' || a.attname AS "column" FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
  WHERE pg_table_is_visible(c.oid) AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped
    AND c.relname || '.' || a.attname = ANY ($1)`;
