import type { ModelOptions } from "#rooms/db";
import { createTable, dropTable } from "../../schema/table.ts";
import { modelState, type StateFields } from "../../state/model-state.ts";
import type { Operation } from "../operation.ts";

/**
 * Creates a model and its table, with its indexes, constraints and many-to-many tables.
 *
 * @param fields In the order of the columns; relations name their target by label.
 *
 * @example
 * createModel("Tag", { id: f.bigAuto(), name: f.char({ maxLength: 50, unique: true }) }, { ordering: ["name"] });
 */
export function createModel(name: string, fields: StateFields, options: ModelOptions = {}): Operation {
  return {
    call: {
      builder: "createModel",
      arguments: Object.keys(options).length > 0 ? [name, fields, options] : [name, fields],
    },
    symbol: "+",
    description: `Create model ${name}`,
    nameFragment: name.toLowerCase(),
    reversible: true,
    breaksOlderCode: () => undefined,
    applyToState: (state, app) => state.with(modelState(`${app}.${name}`, fields, options)),
    forwards: ({ app, after, schema }) => createTable(schema, after.model(`${app}.${name}`), after),
    backwards: ({ app, after, schema }) => dropTable(schema, after.model(`${app}.${name}`)),
  };
}
