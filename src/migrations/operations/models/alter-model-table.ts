import { renameTables } from "../../schema/rename-table.ts";
import { withOptions } from "../../state/model-state.ts";
import { withIndexNames } from "../../state/rename-model.ts";
import type { Operation } from "../operation.ts";

/**
 * Renames the table of a model and the tables of its many-to-many relations that are named after it.
 *
 * @param table Left out, it is the one that Django's rule names.
 *
 * @example
 * alterModelTable("Post", "articles");
 */
export function alterModelTable(name: string, table?: string): Operation {
  const lower = name.toLowerCase();
  return {
    call: { builder: "alterModelTable", arguments: table === undefined ? [name] : [name, table] },
    symbol: "~",
    description: `Rename table for ${lower} to ${table ?? "(default)"}`,
    nameFragment: `alter_${lower}_table`,
    reversible: true,
    breaksOlderCode: () => `the table of ${name} has another name`,
    applyToState: (state, app) => {
      const model = state.model(`${app}.${name}`);
      return state.with(withOptions(model, { ...withIndexNames(model), table }));
    },
    forwards: ({ app, before, after, schema }) => {
      const label = `${app}.${name}`;
      return renameTables(schema, { from: label, to: label }, { from: before, to: after });
    },
    backwards: ({ app, before, after, schema }) => {
      const label = `${app}.${name}`;
      return renameTables(schema, { from: label, to: label }, { from: after, to: before });
    },
  };
}
