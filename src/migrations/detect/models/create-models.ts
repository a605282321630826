import { addField } from "../../operations/fields/add-field.ts";
import { createModel } from "../../operations/models/create-model.ts";
import { type ModelState, withFields, withOptions } from "../../state/model-state.ts";
import { type Change, changeOf, created } from "../change.ts";
import { constraintChanges } from "./constraint-changes.ts";
import { indexChanges } from "./index-changes.ts";
import { fieldsThatReferTo, targetsFirst } from "./targets-first.ts";
import { uniqueChanges } from "./unique-changes.ts";

/** Creates models after those that they refer to; a circle is closed by fields that are added at the end. */
export function createModels(models: readonly ModelState[]): readonly Change[] {
  const order = targetsFirst(models);
  const labels = order.map(({ label }) => label.toLowerCase());
  const parts = order.map((model, index) => createModelChanges(model, new Set(labels.slice(index + 1))));
  return [...parts.map(({ creation }) => creation), ...parts.flatMap(({ additions }) => additions)];
}

/** Fields that refer to a model which comes later are added when it is there, and then what the model says of them. */
function createModelChanges(model: ModelState, later: ReadonlySet<string>) {
  const { meta, label } = model;
  const waiting = fieldsThatReferTo(later, model);
  const first = waiting.length > 0 ? withoutFields(model, new Set(waiting)) : model;
  const gives = { gives: [created(label)] };
  const creation = changeOf(meta.app, createModel(meta.name, first.fields, first.options), gives);
  const fields = Object.entries(model.fields).filter(([name]) => waiting.includes(name));
  const tied = [uniqueChanges(first, model), indexChanges(first, model), constraintChanges(first, model)];
  const operations = [
    ...fields.map(([name, field]) => addField(meta.name, name, field)),
    ...tied.flatMap(({ gains }) => gains),
  ];
  return { creation, additions: operations.map((operation) => changeOf(meta.app, operation)) };
}

function withoutFields(model: ModelState, names: ReadonlySet<string>): ModelState {
  const kept = Object.entries(model.fields).filter(([name]) => !names.has(name));
  const none = { uniqueTogether: undefined, indexes: undefined, constraints: undefined, uniqueConstraints: undefined };
  return withFields(withOptions(model, none), Object.fromEntries(kept));
}
