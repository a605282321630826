import { ForeignKeyField, ManyToManyField, OneToOneField } from "#rooms/db";
import { type ModelState, modelState, type StateField, type StateFields } from "./model-state.ts";
import { ProjectState } from "./project-state.ts";
import { targetLabel, throughLabel } from "./target-label.ts";

/** Which model gets which label. */
export interface ModelRename {
  readonly oldLabel: string;
  readonly newLabel: string;
}

/** The state with the model under its new label, in its place, and with the relations that lead to it. */
export function withRenamedModel(state: ProjectState, { oldLabel, newLabel }: ModelRename): ProjectState {
  const renamed = state.model(oldLabel);
  const rename = (label: string) => (label.toLowerCase() === oldLabel.toLowerCase() ? newLabel : label);
  return new ProjectState(
    state.models.map((model) => {
      const fields = retargeted(model.fields, rename);
      return modelState(rename(model.label), fields, model === renamed ? withIndexNames(model) : model.options);
    }),
  );
}

/** Indexes that were named by the rule keep their names when the table gets another one. */
export function withIndexNames({ options, meta: { indexes } }: ModelState): ModelState["options"] {
  return indexes.length > 0 ? { ...options, indexes } : options;
}

function retargeted(fields: StateFields, rename: (label: string) => string): StateFields {
  return Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, retarget(field, rename)]));
}

function retarget(field: StateField, rename: (label: string) => string): StateField {
  if (field instanceof ManyToManyField) {
    const through = throughLabel(field);
    const options = { ...field.options, ...(through !== undefined && { through: rename(through) }) };
    return new ManyToManyField(rename(targetLabel(field)), options);
  }
  if (field instanceof OneToOneField) return new OneToOneField(rename(targetLabel(field)), field.options);
  return field instanceof ForeignKeyField ? new ForeignKeyField(rename(targetLabel(field)), field.options) : field;
}
