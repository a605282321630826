import { createTable, dropTable } from "../../schema/table.ts";
import type { Operation } from "../operation.ts";

/**
 * Deletes a model and its table, with all rows.
 *
 * @example
 * deleteModel("Tag");
 */
export function deleteModel(name: string): Operation {
  return {
    call: { builder: "deleteModel", arguments: [name] },
    symbol: "-",
    description: `Delete model ${name}`,
    nameFragment: `delete_${name.toLowerCase()}`,
    reversible: true,
    breaksOlderCode: () => `the table of ${name} is gone`,
    applyToState: (state, app) => state.without(`${app}.${name}`),
    forwards: ({ app, before, schema }) => dropTable(schema, before.model(`${app}.${name}`)),
    backwards: ({ app, before, schema }) => createTable(schema, before.model(`${app}.${name}`), before),
  };
}
