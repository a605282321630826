import type { ModelConstraint } from "#rooms/db";
import type { ModelState } from "../state/model-state.ts";
import { quoteName } from "./quote.ts";
import type { SchemaEditor } from "./schema-editor.ts";

/** A check constraint as `CREATE TABLE` and `ADD` write it. */
export function checkDefinition({ name, check }: ModelConstraint): string {
  return `CONSTRAINT ${quoteName(name)} CHECK (${check})`;
}

/** Adds a check constraint that a model declares. */
export async function addCheck(schema: SchemaEditor, { meta }: ModelState, constraint: ModelConstraint): Promise<void> {
  if (!meta.managed) return;
  await schema.execute(`ALTER TABLE ${quoteName(meta.table)} ADD ${checkDefinition(constraint)}`);
}

/** Drops a check constraint by its name. */
export async function dropCheck(schema: SchemaEditor, { meta }: ModelState, name: string): Promise<void> {
  if (!meta.managed) return;
  await schema.execute(`ALTER TABLE ${quoteName(meta.table)} DROP CONSTRAINT ${quoteName(name)}`);
}
