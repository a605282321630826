import {
  ForeignKeyField,
  ManyToManyField,
  type ModelClass,
  type ModelMeta,
  type ModelOptions,
  OneToOneField,
} from "#rooms/db";
import { type ModelState, modelState, type StateField } from "./model-state.ts";
import { ProjectState } from "./project-state.ts";
import { targetLabel, throughLabel } from "./target-label.ts";

/** The state that the models of the code declare; relations name their targets by label. */
export function stateOfModels(models: readonly ModelClass[]): ProjectState {
  return new ProjectState(models.map(({ meta }) => stateOfModel(meta)));
}

function stateOfModel(meta: ModelMeta): ModelState {
  const columns = meta.fields.map(({ name, field }) => [name, withLabel(field)] as const);
  const relations = meta.manyToMany.map(({ name, field }) => [name, withLabel(field)] as const);
  return modelState(meta.label, Object.fromEntries([...columns, ...relations]), optionsOf(meta));
}

function withLabel(field: StateField): StateField {
  if (field instanceof ManyToManyField) return manyToManyWithLabels(field);
  if (field instanceof OneToOneField) return new OneToOneField(targetLabel(field), field.options);
  return field instanceof ForeignKeyField ? new ForeignKeyField(targetLabel(field), field.options) : field;
}

function manyToManyWithLabels(field: ManyToManyField): ManyToManyField {
  const through = throughLabel(field);
  return new ManyToManyField(targetLabel(field), { ...field.options, ...(through !== undefined && { through }) });
}

/** The options of a model, without those that only repeat what is computed from its name. */
function optionsOf(meta: ModelMeta): ModelOptions {
  const {
    table,
    ordering,
    uniqueTogether,
    indexes,
    verboseName,
    verboseNamePlural,
    permissions,
    defaultPermissions,
    managed,
  } = meta;
  const { constraints, uniqueConstraints } = meta;
  const computed = modelState(meta.label, {}, { verboseName }).meta;
  const plain = modelState(meta.label, {}).meta;
  return {
    ...(table !== computed.table && { table }),
    ...(ordering.length > 0 && { ordering }),
    ...(uniqueTogether.length > 0 && { uniqueTogether }),
    ...(indexes.length > 0 && { indexes }),
    ...(constraints.length > 0 && { constraints: constraints.map(withoutMessage) }),
    ...(uniqueConstraints.length > 0 && { uniqueConstraints: uniqueConstraints.map(withoutMessage) }),
    ...(verboseName !== plain.verboseName && { verboseName }),
    ...(verboseNamePlural !== computed.verboseNamePlural && { verboseNamePlural }),
    ...(Object.keys(permissions).length > 0 && { permissions }),
    ...(defaultPermissions.join() !== plain.defaultPermissions.join() && { defaultPermissions }),
    ...(!managed && { managed }),
  };
}

/** What people read when a row breaks a constraint is not for the database. */
function withoutMessage<Constraint extends { readonly message?: string }>(
  constraint: Constraint,
): Omit<Constraint, "message"> {
  const { message, ...rest } = constraint;
  return rest;
}
