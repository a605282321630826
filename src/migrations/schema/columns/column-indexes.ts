import { dropIndex } from "../indexes/declared-index.ts";
import { indexName, likeIndexName } from "../names.ts";
import { quoteName } from "../quote.ts";
import type { SchemaEditor } from "../schema-editor.ts";
import type { ColumnChange } from "./alter-column.ts";
import { type Column, likeOperatorClass } from "./column.ts";

/** Creates the indexes that a new column has by itself. */
export async function createColumnIndexes(schema: SchemaEditor, table: string, column: Column): Promise<void> {
  for (const kind of kindsOf(column)) await createIndex(schema, { table, column: column.name, kind });
}

/** Drops the indexes that a column has by itself and shall not have. */
export async function dropColumnIndexes(schema: SchemaEditor, { table, old, next, declared }: ColumnChange) {
  for (const kind of missingIn(next, old)) {
    const place = { table, column: old.name, kind };
    const name = await findIndex(schema, place, declared);
    if (name !== undefined) await dropIndex(schema, name);
  }
}

/** Creates the indexes that a column shall have by itself and has not. */
export async function addColumnIndexes(schema: SchemaEditor, { table, old, next }: ColumnChange): Promise<void> {
  for (const kind of missingIn(old, next)) await createIndex(schema, { table, column: next.name, kind });
}

interface ColumnIndex {
  readonly table: string;
  readonly column: string;
  /** `plain`, or the operator class of the index that serves `LIKE 'prefix%'`. */
  readonly kind: string;
}

function kindsOf(column: Column): readonly string[] {
  const operators = likeOperatorClass(column);
  return [...(column.indexed ? ["plain"] : []), ...(operators ? [operators] : [])];
}

function missingIn(other: Column, column: Column): readonly string[] {
  const known = new Set(kindsOf(other));
  return kindsOf(column).filter((kind) => !known.has(kind));
}

async function createIndex(schema: SchemaEditor, index: ColumnIndex): Promise<void> {
  const { table, column, kind } = index;
  const expression = kind === "plain" ? quoteName(column) : `${quoteName(column)} ${kind}`;
  await schema.execute(`CREATE INDEX ${quoteName(nameOf(index))} ON ${quoteName(table)} (${expression})`);
}

function nameOf({ table, column, kind }: ColumnIndex): string {
  return kind === "plain" ? indexName(table, [column]) : likeIndexName(table, column);
}

/** A renamed column or table keeps its indexes under their old names, as in Django: the catalogue knows them. */
async function findIndex(schema: SchemaEditor, index: ColumnIndex, declared: readonly string[]) {
  const isLike = index.kind !== "plain";
  const rows = await schema.read(findIndexes, [quoteName(index.table), index.column, isLike, declared, nameOf(index)]);
  const name = rows[0]?.name;
  return typeof name === "string" ? name : undefined;
}

const findIndexes = `
  SELECT i.relname AS name FROM pg_index x
  JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_opclass o ON o.oid = x.indclass[0]
  JOIN pg_attribute a ON a.attrelid = x.indrelid AND a.attnum = x.indkey[0]
  WHERE x.indrelid = to_regclass($1) AND a.attname = $2 AND x.indnatts = 1 AND NOT x.indisunique
    AND x.indpred IS NULL AND x.indoption[0] = 0 AND (o.opcname LIKE '%\\_pattern\\_ops') = $3 AND i.relname <> ALL ($4)
  ORDER BY i.relname = $5 DESC, i.relname LIMIT 1`;
