import type { StateChange } from "../alter-field.ts";
import { dropConstraint } from "../constraints/drop-constraint.ts";
import type { SchemaEditor } from "../schema-editor.ts";
import { alterColumn, type ColumnChange } from "./alter-column.ts";
import { addForeignKey } from "./foreign-key.ts";
import { dropIdentity, setIdentity } from "./identity.ts";
import { referringColumns } from "./referring-columns.ts";

/** A primary key that changes. */
export interface KeyChange extends ColumnChange {
  readonly label: string;
}

/**
 * Alters a primary key, and with its type every column that refers to it: their foreign keys go first and come back
 * last. PostgreSQL writes tables of another integer type anew, which locks them meanwhile.
 */
export async function alterKey(schema: SchemaEditor, key: KeyChange, change: StateChange): Promise<void> {
  const { table, old, next } = key;
  const isOther = old.type !== next.type;
  const referring = isOther ? referringColumns(key.label, change) : [];
  for (const { references, ...column } of referring) {
    if (references) await dropConstraint(schema, { ...column, columns: [column.old.name], type: "f" });
  }
  if (old.identity && !next.identity) await dropIdentity(schema, table, old.name);
  await alterColumn(schema, key);
  for (const column of referring) await alterColumn(schema, column);
  if (next.identity && (isOther || !old.identity)) await setIdentity(schema, { table, old, next });
  for (const { references, next: column, ...place } of referring) {
    await addForeignKey(schema, place.table, { ...column, references });
  }
}
