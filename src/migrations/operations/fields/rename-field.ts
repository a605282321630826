import { renameInTable } from "../../schema/rename-field.ts";
import { withRenamedField } from "../../state/rename-field.ts";
import type { Operation } from "../operation.ts";
import { fieldWords } from "./field-words.ts";

/**
 * Renames a field and its column, or its table if it is many-to-many; the values stay.
 *
 * @example
 * renameField("Post", "content", "body");
 */
export function renameField(model: string, oldName: string, newName: string): Operation {
  const old = fieldWords(model, oldName);
  const next = fieldWords(model, newName);
  return {
    call: { builder: "renameField", arguments: [model, oldName, newName] },
    symbol: "~",
    description: `Rename field ${old.field} on ${old.model} to ${next.field}`,
    nameFragment: `rename_${old.field}_${old.model}_${next.field}`,
    reversible: true,
    breaksOlderCode: () => `${model}.${oldName} has another name`,
    applyToState: (state, app) => withRenamedField(state, { label: `${app}.${model}`, oldName, newName }),
    forwards: ({ app, before, after, schema }) => {
      const label = `${app}.${model}`;
      return renameInTable(schema, { label, name: oldName, state: before }, { label, name: newName, state: after });
    },
    backwards: ({ app, before, after, schema }) => {
      const label = `${app}.${model}`;
      return renameInTable(schema, { label, name: newName, state: after }, { label, name: oldName, state: before });
    },
  };
}
