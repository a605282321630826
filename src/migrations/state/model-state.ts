import { buildModelMeta, type Field, type ManyToManyField, type ModelMeta, type ModelOptions } from "#rooms/db";

/** What a model of a migration consists of; relations name their target by label. */
export type StateField = Field | ManyToManyField;

export type StateFields = Readonly<Record<string, StateField>>;

/** A model as it was at one point of its history. */
export interface ModelState {
  readonly label: string;
  /** By property name, in the order of the columns. */
  readonly fields: StateFields;
  readonly options: ModelOptions;
  /** What follows from the declaration: names of tables and columns, the primary key. */
  readonly meta: ModelMeta;
}

/** Makes the state of a model. @throws ModelInvalid as a model's declaration does. */
export function modelState(label: string, fields: StateFields, options: ModelOptions = {}): ModelState {
  return Object.freeze({ label, fields, options, meta: buildModelMeta(label, fields, options) });
}

/** The model with other fields. */
export function withFields(model: ModelState, fields: StateFields): ModelState {
  return modelState(model.label, fields, model.options);
}

/** The model with some options replaced; one that is undefined is unset. */
export function withOptions(
  model: ModelState,
  options: { [Name in keyof ModelOptions]?: ModelOptions[Name] | undefined },
): ModelState {
  const merged = Object.entries({ ...model.options, ...options }).filter(([, value]) => value !== undefined);
  return modelState(model.label, model.fields, Object.fromEntries(merged));
}
