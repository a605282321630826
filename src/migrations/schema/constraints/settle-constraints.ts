import type { SchemaEditor } from "../schema-editor.ts";

/**
 * Checks the deferred constraints of the rows changed so far, at once.
 *
 * PostgreSQL refuses to alter a table "because it has pending trigger events" otherwise.
 */
export async function settleConstraints(schema: SchemaEditor): Promise<void> {
  if (!schema.transactional) return;
  await schema.execute("SET CONSTRAINTS ALL IMMEDIATE");
  await schema.execute("SET CONSTRAINTS ALL DEFERRED");
}
