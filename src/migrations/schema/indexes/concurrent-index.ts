import type { ModelIndex } from "#rooms/db";
import type { ModelState } from "../../state/model-state.ts";
import { quoteName } from "../quote.ts";
import type { SchemaEditor } from "../schema-editor.ts";
import { indexStatement } from "./declared-index.ts";

/**
 * Creates an index while others read and write the table. What an earlier try left invalid is dropped first; a valid
 * index of this name is one that was finished before its migration was recorded.
 */
export async function createIndexConcurrently(schema: SchemaEditor, model: ModelState, index: ModelIndex) {
  const { managed, table } = model.meta;
  if (!managed) return;
  const [found] = await schema.read(findIndex, [quoteName(table), index.name]);
  if (found?.valid === true) return;
  if (found) await dropIndexConcurrently(schema, model, index.name);
  await schema.executePatiently(indexStatement(model, index, "INDEX CONCURRENTLY"));
}

/** Drops an index while others read and write the table. */
export async function dropIndexConcurrently(schema: SchemaEditor, { meta }: ModelState, name: string): Promise<void> {
  if (meta.managed) await schema.executePatiently(`DROP INDEX CONCURRENTLY IF EXISTS ${quoteName(name)}`);
}

const findIndex = `
  SELECT x.indisvalid AS valid FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid
  WHERE x.indrelid = to_regclass($1) AND i.relname = $2`;
