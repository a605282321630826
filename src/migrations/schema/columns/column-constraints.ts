import { dropConstraint } from "../constraints/drop-constraint.ts";
import { checkName, uniqueName } from "../names.ts";
import { quoteName } from "../quote.ts";
import type { SchemaEditor } from "../schema-editor.ts";
import type { ColumnChange } from "./alter-column.ts";
import type { Column } from "./column.ts";
import { addForeignKey } from "./foreign-key.ts";

/** Drops the constraints that a column has and shall not have. */
export async function dropColumnConstraints(schema: SchemaEditor, change: ColumnChange): Promise<void> {
  const { table, old, next, declared } = change;
  const own = { table, columns: [old.name], declared };
  if (old.references && !sameReference(old, next)) await dropConstraint(schema, { ...own, type: "f" });
  if (old.unique && !next.unique) await dropConstraint(schema, { ...own, type: "u" });
  if (old.check && !next.check) await dropConstraint(schema, { ...own, type: "c" });
}

/** Adds the constraints that a column shall have and has not. */
export async function addColumnConstraints(schema: SchemaEditor, { table, old, next }: ColumnChange): Promise<void> {
  const add = `ALTER TABLE ${quoteName(table)} ADD CONSTRAINT`;
  if (next.unique && !old.unique) {
    await schema.execute(`${add} ${quoteName(uniqueName(table, [next.name]))} UNIQUE (${quoteName(next.name)})`);
  }
  if (next.check && !old.check) {
    await schema.execute(`${add} ${quoteName(checkName(table, next.name))} CHECK (${next.check})`);
  }
  if (!sameReference(old, next)) await addForeignKey(schema, table, next);
}

function sameReference(old: Column, next: Column): boolean {
  return old.references?.table === next.references?.table && old.references?.column === next.references?.column;
}
