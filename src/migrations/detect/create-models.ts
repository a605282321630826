import { addField } from "../operations/add-field.ts";
import { createModel } from "../operations/create-model.ts";
import type { Operation } from "../operations/operation.ts";
import type { ModelState, StateField } from "../state/model-state.ts";
import { relationTarget } from "../state/target-label.ts";

/** Creates models after those that they refer to; a circle is closed by fields that are added at the end. */
export function createModels(models: readonly ModelState[]): readonly Operation[] {
  const order = inOrder(models);
  const parts = order.map((model, index) =>
    splitFields(model, new Set(order.slice(index + 1).map(({ label }) => label))),
  );
  return [...parts.map(({ creation }) => creation), ...parts.flatMap(({ additions }) => additions)];
}

/** Depth first, so that what is referred to comes before what refers. */
function inOrder(models: readonly ModelState[]): readonly ModelState[] {
  const byLabel = new Map(models.map((model) => [model.label, model]));
  const visited = new Set<ModelState>();
  const done = new Set<ModelState>();
  const visit = (model: ModelState) => {
    if (visited.has(model)) return;
    visited.add(model);
    for (const target of targetsOf(model)) {
      const next = byLabel.get(target);
      if (next) visit(next);
    }
    done.add(model);
  };
  for (const model of models) visit(model);
  return [...done];
}

/** Fields that refer to a model which comes later are added when it is there. */
function splitFields({ meta, fields, options }: ModelState, later: ReadonlySet<string>) {
  const entries = Object.entries(fields);
  const isLater = ([, field]: readonly [string, StateField]) => later.has(relationTarget(field) ?? "");
  const creation = createModel(meta.name, Object.fromEntries(entries.filter((entry) => !isLater(entry))), options);
  const additions = entries.filter(isLater).map(([name, field]) => addField(meta.name, name, field));
  return { creation, additions };
}

function targetsOf({ fields }: ModelState): readonly string[] {
  return Object.values(fields).flatMap((field) => relationTarget(field) ?? []);
}
