import type { ColumnChange } from "./alter-column.ts";
import { type Column, likeOperatorClass } from "./column.ts";
import { dropIndex } from "./declared-index.ts";
import { indexName, likeIndexName } from "./names.ts";
import { quoteName } from "./quote.ts";
import type { SchemaEditor } from "./schema-editor.ts";

/** Creates the indexes that a new column has by itself. */
export async function createColumnIndexes(schema: SchemaEditor, table: string, column: Column): Promise<void> {
  for (const index of indexesOf(table, column)) await createIndex(schema, table, index);
}

/** Drops the indexes that a column has by itself and shall not have. */
export async function dropColumnIndexes(schema: SchemaEditor, { table, old, next }: ColumnChange): Promise<void> {
  const kept = new Set(indexesOf(table, next).map(identity));
  for (const index of indexesOf(table, old)) if (!kept.has(identity(index))) await dropIndex(schema, index.name);
}

/** Creates the indexes that a column shall have by itself and has not. */
export async function addColumnIndexes(schema: SchemaEditor, { table, old, next }: ColumnChange): Promise<void> {
  const existing = new Set(indexesOf(table, old).map(identity));
  for (const index of indexesOf(table, next)) {
    if (!existing.has(identity(index))) await createIndex(schema, table, index);
  }
}

interface ColumnIndex {
  readonly name: string;
  readonly expression: string;
}

/** The plain index, and the one that serves `LIKE 'prefix%'` if the column is text. */
function indexesOf(table: string, column: Column): readonly ColumnIndex[] {
  const operators = likeOperatorClass(column);
  const name = quoteName(column.name);
  const plain = { name: indexName(table, [column.name]), expression: name };
  const like = { name: likeIndexName(table, column.name), expression: `${name} ${operators}` };
  return [...(column.indexed ? [plain] : []), ...(operators ? [like] : [])];
}

function identity({ name, expression }: ColumnIndex): string {
  return `${name} ${expression}`;
}

async function createIndex(schema: SchemaEditor, table: string, { name, expression }: ColumnIndex): Promise<void> {
  await schema.execute(`CREATE INDEX ${quoteName(name)} ON ${quoteName(table)} (${expression})`);
}
