import { ConstraintNotFound } from "../../errors.ts";
import { quoteName } from "../quote.ts";
import type { SchemaEditor } from "../schema-editor.ts";

/** A constraint as `pg_constraint` describes it: u unique, f foreign key, c check. */
export interface ConstraintDescription {
  readonly table: string;
  readonly columns: readonly string[];
  readonly type: "u" | "f" | "c";
  /** Names of constraints that the model declares by itself: those stay. */
  readonly declared: readonly string[];
}

const findConstraints = `
  SELECT conname AS name FROM pg_constraint WHERE conrelid = to_regclass($1) AND contype = $2::"char" AND (
    SELECT string_agg(attname, ',' ORDER BY attname COLLATE "C") FROM pg_attribute
    WHERE attrelid = conrelid AND attnum = ANY (conkey)
  ) = $3 AND conname <> ALL ($4)`;

/**
 * Drops the constraint over exactly these columns, whatever its name: PostgreSQL names one that came with its table,
 * Django's rule one that came later.
 *
 * @throws ConstraintNotFound if the table has none.
 */
export async function dropConstraint(schema: SchemaEditor, description: ConstraintDescription): Promise<void> {
  const { table, columns, type, declared } = description;
  const rows = await schema.read(findConstraints, [quoteName(table), type, columns.toSorted().join(), declared]);
  if (rows.length === 0) throw new ConstraintNotFound({ table, columns, type });
  for (const { name } of rows) {
    await schema.execute(`ALTER TABLE ${quoteName(table)} DROP CONSTRAINT ${quoteName(String(name))}`);
  }
}
