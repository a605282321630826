import type { ModelState } from "../state/model-state.ts";
import type { ProjectState } from "../state/project-state.ts";
import type { Change } from "./change.ts";
import type { StateComparison } from "./compare-states.ts";
import { createModels } from "./models/create-models.ts";
import { deleteModels } from "./models/delete-models.ts";
import { modelChanges } from "./models/model-changes.ts";

/**
 * Finds the changes that lead some apps from their migrations to their models, in an order that always works.
 *
 * Renames are not guessed: they appear as a removal and an addition.
 */
export function detectChanges(apps: ReadonlySet<string>, { recorded, declared }: StateComparison): readonly Change[] {
  const old = modelsOf(recorded, apps);
  const next = modelsOf(declared, apps);
  const kept = next.filter(({ label }) => recorded.find(label));
  return [
    ...createModels(next.filter(({ label }) => !recorded.find(label))),
    ...kept.flatMap((model) => modelChanges(recorded.model(model.label), model, { recorded, declared })),
    ...deleteModels(
      old.filter(({ label }) => !declared.find(label)),
      recorded,
    ),
  ];
}

function modelsOf(state: ProjectState, apps: ReadonlySet<string>): readonly ModelState[] {
  return state.models.filter(({ meta }) => apps.has(meta.app));
}
