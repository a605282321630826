import { settleConstraints } from "../../schema/constraints/settle-constraints.ts";
import type { SchemaEditor } from "../../schema/schema-editor.ts";
import type { Operation } from "../operation.ts";

/**
 * Runs SQL that no other operation can express; the models' state does not change.
 *
 * @param sql One text; it may hold several statements, without parameters.
 * @param reverseSql Takes it back; without it the migration cannot be unapplied.
 *
 * @example
 * runSql(`CREATE EXTENSION IF NOT EXISTS citext`, `DROP EXTENSION citext`);
 */
export function runSql(sql: string, reverseSql?: string): Operation {
  return {
    call: { builder: "runSql", arguments: reverseSql === undefined ? [sql] : [sql, reverseSql] },
    symbol: "s",
    description: "Raw SQL operation",
    nameFragment: undefined,
    reversible: reverseSql !== undefined,
    applyToState: (state) => state,
    forwards: ({ schema }) => run(schema, sql),
    backwards: async ({ schema }) => {
      if (reverseSql !== undefined) await run(schema, reverseSql);
    },
  };
}

async function run(schema: SchemaEditor, sql: string): Promise<void> {
  await schema.execute(sql);
  await settleConstraints(schema);
}
