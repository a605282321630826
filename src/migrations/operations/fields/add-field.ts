import { ManyToManyField } from "#rooms/db";
import { addToTable, removeFromTable } from "../../schema/table-field.ts";
import type { StateField } from "../../state/model-state.ts";
import type { Operation } from "../operation.ts";
import { fieldWords } from "./field-words.ts";

/**
 * Adds a field and its column, or its table if it is many-to-many.
 *
 * @param field Rows that exist get its default once; the database keeps no default.
 *
 * @example
 * addField("Post", "status", f.char({ maxLength: 1, default: "d" }));
 */
export function addField(model: string, name: string, field: StateField): Operation {
  const words = fieldWords(model, name);
  return {
    call: { builder: "addField", arguments: [model, name, field] },
    symbol: "+",
    description: `Add field ${words.field} to ${words.model}`,
    nameFragment: `${words.model}_${words.field}`,
    reversible: true,
    breaksOlderCode: () => (isFilledByDatabase(field) ? undefined : `${model}.${name} must be given for each new row`),
    applyToState: (state, app) => state.withField(`${app}.${model}`, name, field),
    forwards: ({ app, after, schema }) => addToTable(schema, { label: `${app}.${model}`, name }, after),
    backwards: ({ app, after, schema }) => removeFromTable(schema, { label: `${app}.${model}`, name }, after),
  };
}

/** True if a row can be added by code that does not know the field. */
function isFilledByDatabase(field: StateField): boolean {
  return field instanceof ManyToManyField || field.options.null === true || field.options.dbDefault !== undefined;
}
