import { renameTables } from "../../schema/rename-table.ts";
import { withRenamedModel } from "../../state/rename-model.ts";
import type { Operation } from "../operation.ts";

/**
 * Renames a model, its table, and what is named after it: tables and columns of many-to-many relations. The rows stay.
 *
 * @example
 * renameModel("Tag", "Label");
 */
export function renameModel(oldName: string, newName: string): Operation {
  const labelsIn = (app: string) => ({ oldLabel: `${app}.${oldName}`, newLabel: `${app}.${newName}` });
  return {
    call: { builder: "renameModel", arguments: [oldName, newName] },
    symbol: "~",
    description: `Rename model ${oldName} to ${newName}`,
    nameFragment: `rename_${oldName.toLowerCase()}_${newName.toLowerCase()}`,
    reversible: true,
    breaksOlderCode: () => `the table of ${oldName} has another name`,
    applyToState: (state, app) => withRenamedModel(state, labelsIn(app)),
    forwards: ({ app, before, after, schema }) => {
      const { oldLabel, newLabel } = labelsIn(app);
      return renameTables(schema, { from: oldLabel, to: newLabel }, { from: before, to: after });
    },
    backwards: ({ app, before, after, schema }) => {
      const { oldLabel, newLabel } = labelsIn(app);
      return renameTables(schema, { from: newLabel, to: oldLabel }, { from: after, to: before });
    },
  };
}
