import { settleConstraints } from "../constraints/settle-constraints.ts";
import { quoteName } from "../quote.ts";
import type { SchemaEditor } from "../schema-editor.ts";
import { alterType } from "./alter-type.ts";
import type { Column } from "./column.ts";
import { addColumnConstraints, dropColumnConstraints } from "./column-constraints.ts";
import { addColumnIndexes, dropColumnIndexes } from "./column-indexes.ts";

/** A column as it is and as it shall be. */
export interface ColumnChange {
  readonly table: string;
  readonly old: Column;
  readonly next: Column;
  /** The literal for rows that hold NULL when the column stops to allow it. */
  readonly default: string | undefined;
  /** Names of the constraints and indexes that the model declares beside its fields: those stay. */
  readonly declared: readonly string[];
}

/**
 * Alters a column: first what stands in the way goes, then the column changes, then what is new comes. What did not
 * change is not touched, so that a rename takes no longer on a great table than on a small one.
 */
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

async function alterNull(schema: SchemaEditor, change: ColumnChange): Promise<void> {
  const { table, old, next } = change;
  if (old.nullable === next.nullable) return;
  const column = quoteName(next.name);
  const value = change.default ?? next.default;
  if (!next.nullable && value !== undefined) {
    await schema.execute(`UPDATE ${quoteName(table)} SET ${column} = ${value} WHERE ${column} IS NULL`);
    await settleConstraints(schema);
  }
  const verb = next.nullable ? "DROP" : "SET";
  await schema.execute(`ALTER TABLE ${quoteName(table)} ALTER COLUMN ${column} ${verb} NOT NULL`);
}
