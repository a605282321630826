import type { ModelIndex } from "#rooms/db";
import type { ModelState } from "../state/model-state.ts";
import { modelFieldNamed } from "./model-field-named.ts";
import { quoteName } from "./quote.ts";
import type { SchemaEditor } from "./schema-editor.ts";

/** Creates an index that a model declares over some of its fields. */
export async function createDeclaredIndex(schema: SchemaEditor, model: ModelState, index: ModelIndex): Promise<void> {
  if (!model.meta.managed) return;
  const columns = index.fields.map((field) => indexPart(model, field)).join(", ");
  await schema.execute(`CREATE INDEX ${quoteName(index.name)} ON ${quoteName(model.meta.table)} (${columns})`);
}

/** Drops an index by its name. */
export async function dropIndex(schema: SchemaEditor, name: string): Promise<void> {
  await schema.execute(`DROP INDEX ${quoteName(name)}`);
}

/** Drops an index that a model declares. */
export async function dropDeclaredIndex(schema: SchemaEditor, { meta }: ModelState, name: string): Promise<void> {
  if (meta.managed) await dropIndex(schema, name);
}

function indexPart(model: ModelState, field: string): string {
  if (!field.startsWith("-")) return quoteName(modelFieldNamed(model, field).column);
  return `${quoteName(modelFieldNamed(model, field.slice(1)).column)} DESC`;
}
