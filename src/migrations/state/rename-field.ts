import type { IndexOptions, ModelOptions } from "#rooms/db";
import { type ModelState, modelState } from "./model-state.ts";
import type { ProjectState } from "./project-state.ts";

/** Which field of which model gets which name. */
export interface FieldRename {
  readonly label: string;
  readonly oldName: string;
  readonly newName: string;
}

/** The state with the field under its new name, in its place, and wherever the model's options name it. */
export function withRenamedField(state: ProjectState, { label, oldName, newName }: FieldRename): ProjectState {
  state.field(label, oldName);
  const model = state.model(label);
  const rename = (name: string) => (name.replace(/^-/, "") === oldName ? name.replace(oldName, newName) : name);
  const fields = Object.fromEntries(Object.entries(model.fields).map(([name, field]) => [rename(name), field]));
  return state.with(modelState(model.label, fields, renamedOptions(model, rename)));
}

function renamedOptions({ options }: ModelState, rename: (name: string) => string): ModelOptions {
  const { ordering, uniqueTogether, indexes, uniqueConstraints } = options;
  return {
    ...options,
    ...(ordering && { ordering: ordering.map(rename) }),
    ...(uniqueTogether && { uniqueTogether: uniqueTogether.map((group) => group.map(rename)) }),
    ...(indexes && { indexes: indexes.map((index) => renamedNames(index, rename)) }),
    ...(uniqueConstraints && { uniqueConstraints: uniqueConstraints.map((one) => renamedNames(one, rename)) }),
  };
}

/** An index or constraint that names its fields by their new names. */
function renamedNames<Part extends Pick<IndexOptions, "fields" | "include">>(
  part: Part,
  rename: (name: string) => string,
): Part {
  const { fields, include } = part;
  return { ...part, ...(fields && { fields: fields.map(rename) }), ...(include && { include: include.map(rename) }) };
}
