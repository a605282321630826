import type { Database } from "#rooms/db";

/** A table as PostgreSQL's catalogue describes it. */
export interface TableDescription {
  /** In their order: name, type, NOT NULL. */
  readonly columns: readonly string[];
  /** Definitions by name. */
  readonly constraints: Readonly<Record<string, string>>;
  /** Definitions by name, without those that belong to constraints. */
  readonly indexes: Readonly<Record<string, string>>;
}

/** Describes every table of a database, by name. */
export async function readSchema(database: Database): Promise<Readonly<Record<string, TableDescription>>> {
  const rows = await database.execute<{ name: string } & TableDescription>(describeTables);
  return Object.fromEntries(rows.map(({ name, ...table }) => [name, table]));
}

/** NOT NULL is a constraint of its own from PostgreSQL 18 on; here it belongs to the column. */
const describeTables = `
  SELECT c.relname AS name,
    (SELECT jsonb_agg(concat_ws(' ', a.attname, format_type(a.atttypid, a.atttypmod),
        CASE WHEN a.attnotnull THEN 'NOT NULL' END) ORDER BY a.attnum)
      FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped) AS columns,
    (SELECT coalesce(jsonb_object_agg(k.conname, pg_get_constraintdef(k.oid)), '{}')
      FROM pg_constraint k WHERE k.conrelid = c.oid AND k.contype <> 'n') AS constraints,
    (SELECT coalesce(jsonb_object_agg(i.relname, substring(pg_get_indexdef(i.oid) FROM 'USING .*')), '{}')
      FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid
      WHERE x.indrelid = c.oid AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.oid)) AS indexes
  FROM pg_class c WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace ORDER BY c.relname`;
