import { deleteModel } from "../operations/delete-model.ts";
import type { Operation } from "../operations/operation.ts";
import type { ModelState } from "../state/model-state.ts";
import type { ProjectState } from "../state/project-state.ts";
import type { StateComparison } from "./compare-states.ts";
import { createModels } from "./create-models.ts";
import { modelChanges } from "./model-changes.ts";

/**
 * Finds the operations that lead one app from its migrations to its models.
 *
 * Renames are not guessed: they appear as a removal and an addition.
 */
export function detectChanges(app: string, { recorded, declared }: StateComparison): readonly Operation[] {
  const old = modelsOf(recorded, app);
  const next = modelsOf(declared, app);
  const created = next.filter(({ label }) => !recorded.find(label));
  const kept = next.filter(({ label }) => recorded.find(label));
  const deleted = old.filter(({ label }) => !declared.find(label));
  return [
    ...createModels(created),
    ...kept.flatMap((model) => modelChanges(recorded.model(model.label), model, { recorded, declared })),
    ...deleted.map(({ meta }) => deleteModel(meta.name)),
  ];
}

function modelsOf(state: ProjectState, app: string): readonly ModelState[] {
  return state.models.filter(({ meta }) => meta.app === app);
}
