import { alterInTable, isSameColumn } from "../../schema/alter-field.ts";
import type { StateField } from "../../state/model-state.ts";
import type { Operation } from "../operation.ts";
import { fieldWords } from "./field-words.ts";

/**
 * Changes a field's declaration and its column: type, length, null, unique, index, column name, target.
 *
 * @param field The whole new declaration.
 *
 * @example
 * alterField("User", "email", f.email({ maxLength: 254, blank: true }));
 */
export function alterField(model: string, name: string, field: StateField): Operation {
  const words = fieldWords(model, name);
  return {
    call: { builder: "alterField", arguments: [model, name, field] },
    symbol: "~",
    description: `Alter field ${words.field} on ${words.model}`,
    nameFragment: `alter_${words.model}_${words.field}`,
    reversible: true,
    breaksOlderCode: ({ app, before, after }) =>
      isSameColumn({ label: `${app}.${model}`, name }, { from: before, to: after })
        ? undefined
        : `${model}.${name} has another column`,
    applyToState: (state, app) => {
      state.field(`${app}.${model}`, name);
      return state.withField(`${app}.${model}`, name, field);
    },
    forwards: ({ app, before, after, schema }) =>
      alterInTable(schema, { label: `${app}.${model}`, name }, { from: before, to: after }),
    backwards: ({ app, before, after, schema }) =>
      alterInTable(schema, { label: `${app}.${model}`, name }, { from: after, to: before }),
  };
}
