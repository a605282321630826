import { foreignKeyName } from "../names.ts";
import { quoteName } from "../quote.ts";
import type { SchemaEditor } from "../schema-editor.ts";
import type { Column } from "./column.ts";

/** Adds the foreign key constraint of a column that has one; it is checked at commit, as Django's are. */
export async function addForeignKey(schema: SchemaEditor, table: string, column: Column): Promise<void> {
  if (!column.references) return;
  const name = foreignKeyName({ table, column: column.name }, column.references);
  const target = `${quoteName(column.references.table)} (${quoteName(column.references.column)})`;
  await schema.execute(
    `ALTER TABLE ${quoteName(table)} ADD CONSTRAINT ${quoteName(name)} FOREIGN KEY (${quoteName(column.name)}) ` +
      `REFERENCES ${target} DEFERRABLE INITIALLY DEFERRED`,
  );
}
