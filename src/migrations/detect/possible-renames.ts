import { columnOf } from "../schema/columns/column.ts";
import type { ModelState } from "../state/model-state.ts";
import type { ProjectState } from "../state/project-state.ts";
import type { StateComparison } from "./compare-states.ts";

/** A field that goes and one of the same type that comes: perhaps one field under another name. */
export interface PossibleRename {
  readonly label: string;
  readonly oldName: string;
  readonly newName: string;
}

/** Finds what may be renames in some apps; only a person can tell. */
export function possibleRenames(
  apps: ReadonlySet<string>,
  { recorded, declared }: StateComparison,
): readonly PossibleRename[] {
  return declared.models.flatMap((model) => {
    const old = recorded.find(model.label);
    if (!old || !apps.has(model.meta.app)) return [];
    const gone = typesOf(old, recorded).filter(({ name }) => !model.fields[name]);
    const come = typesOf(model, declared).filter(({ name }) => !old.fields[name]);
    return gone.flatMap(({ name, type }) => {
      const same = come.filter((candidate) => candidate.type === type);
      return same.map((candidate) => ({ label: model.label, oldName: name, newName: candidate.name }));
    });
  });
}

function typesOf({ meta }: ModelState, state: ProjectState): readonly { name: string; type: string }[] {
  return meta.fields.map((field) => ({ name: field.name, type: columnOf(field, state).type }));
}
