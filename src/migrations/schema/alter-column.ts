import type { Column } from "./column.ts";
import { addColumnConstraints, dropColumnConstraints } from "./column-constraints.ts";
import { addColumnIndexes, dropColumnIndexes } from "./column-indexes.ts";
import { quoteName } from "./quote.ts";
import type { SchemaEditor } from "./schema-editor.ts";
import { settleConstraints } from "./settle-constraints.ts";

/** A column as it is and as it shall be. */
export interface ColumnChange {
  readonly table: string;
  readonly old: Column;
  readonly next: Column;
  /** The literal for rows that hold NULL when the column stops to allow it. */
  readonly default: string | undefined;
  /** Names of the check constraints that the model declares beside its fields. */
  readonly declared: readonly string[];
}

/** Alters a column: first what stands in the way goes, then the column changes, then what is new comes. */
export async function alterColumn(schema: SchemaEditor, change: ColumnChange): Promise<void> {
  await dropColumnConstraints(schema, change);
  await dropColumnIndexes(schema, change);
  await renameColumn(schema, change);
  await alterType(schema, change);
  await alterNull(schema, change);
  await addColumnConstraints(schema, change);
  await addColumnIndexes(schema, change);
}

async function renameColumn(schema: SchemaEditor, { table, old, next }: ColumnChange): Promise<void> {
  if (old.name === next.name) return;
  const names = `${quoteName(old.name)} TO ${quoteName(next.name)}`;
  await schema.execute(`ALTER TABLE ${quoteName(table)} RENAME COLUMN ${names}`);
}

async function alterType(schema: SchemaEditor, { table, old, next }: ColumnChange): Promise<void> {
  if (old.type === next.type) return;
  const column = quoteName(next.name);
  const cast = baseType(old.type) === baseType(next.type) ? "" : ` USING ${column}::${next.type}`;
  await schema.execute(`ALTER TABLE ${quoteName(table)} ALTER COLUMN ${column} TYPE ${next.type}${cast}`);
}

async function alterNull(schema: SchemaEditor, change: ColumnChange): Promise<void> {
  const { table, old, next } = change;
  if (old.nullable === next.nullable) return;
  const column = quoteName(next.name);
  if (!next.nullable && change.default !== undefined) {
    await schema.execute(`UPDATE ${quoteName(table)} SET ${column} = ${change.default} WHERE ${column} IS NULL`);
    await settleConstraints(schema);
  }
  const verb = next.nullable ? "DROP" : "SET";
  await schema.execute(`ALTER TABLE ${quoteName(table)} ALTER COLUMN ${column} ${verb} NOT NULL`);
}

/** `varchar(50)` → `varchar`. */
function baseType(type: string): string {
  return type.replace(/\(.*/, "");
}
