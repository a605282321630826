import { removeField } from "../../operations/fields/remove-field.ts";
import { deleteModel } from "../../operations/models/delete-model.ts";
import type { ModelState } from "../../state/model-state.ts";
import type { ProjectState } from "../../state/project-state.ts";
import { type Change, changeOf, created, released } from "../change.ts";
import { fieldsThatReferTo, targetsFirst } from "./targets-first.ts";

/**
 * Deletes models after those that refer to them; a circle is opened by fields that are removed first.
 *
 * @param recorded All models before the deletion.
 */
export function deleteModels(models: readonly ModelState[], recorded: ProjectState): readonly Change[] {
  const order = targetsFirst(models).toReversed();
  const labels = order.map(({ label }) => label.toLowerCase());
  const earlier = order.map((_, index) => new Set(labels.slice(0, index)));
  const openings = order.flatMap((model, index) => removals(model, earlier[index] ?? new Set()));
  const deletions = order.map((model) => deletion(model, recorded));
  return [...openings, ...deletions];
}

function removals(model: ModelState, earlier: ReadonlySet<string>): readonly Change[] {
  const { app, name } = model.meta;
  return fieldsThatReferTo(earlier, model).map((field) => {
    return changeOf(app, removeField(name, field), { gives: [released(model.label, field)] });
  });
}

function deletion({ label, meta, fields }: ModelState, recorded: ProjectState): Change {
  const wanted = new Set([label.toLowerCase()]);
  const needs = recorded.models.flatMap((model) => {
    return fieldsThatReferTo(wanted, model).map((field) => released(model.label, field));
  });
  const gives = Object.keys(fields).map((field) => released(label, field));
  return changeOf(meta.app, deleteModel(meta.name), { gives, needs, ends: [created(label)] });
}
