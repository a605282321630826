import { addToTable, removeFromTable } from "../../schema/table-field.ts";
import type { Operation } from "../operation.ts";
import { fieldWords } from "./field-words.ts";

/**
 * Removes a field and its column with all values, or its table if it is many-to-many.
 *
 * @example
 * removeField("Post", "priority");
 */
export function removeField(model: string, name: string): Operation {
  const words = fieldWords(model, name);
  return {
    call: { builder: "removeField", arguments: [model, name] },
    symbol: "-",
    description: `Remove field ${words.field} from ${words.model}`,
    nameFragment: `remove_${words.model}_${words.field}`,
    reversible: true,
    breaksOlderCode: () => `${model}.${name} is gone`,
    applyToState: (state, app) => state.withoutField(`${app}.${model}`, name),
    forwards: ({ app, before, schema }) => removeFromTable(schema, { label: `${app}.${model}`, name }, before),
    backwards: ({ app, before, schema }) => addToTable(schema, { label: `${app}.${model}`, name }, before),
  };
}
