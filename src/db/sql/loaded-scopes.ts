import type { ModelClass } from "../model-meta.ts";
import { followName, targetModel } from "../relations.ts";
import type { Scope } from "./scope.ts";

/** A table whose rows are made with those of the query. */
export interface LoadedScope {
  readonly scope: Scope;
  readonly model: ModelClass;
  /** The foreign key that led here; undefined for the rows of the query itself. */
  readonly relation: string | undefined;
  /** The place in the list of the row that the relation belongs to. */
  readonly parent: number;
}

/** The query's own table, and those of the foreign keys that are loaded; relations to many have queries of their own. */
export function loadedScopes(root: Scope, model: ModelClass, related: readonly string[]): readonly LoadedScope[] {
  const loaded: LoadedScope[] = [{ scope: root, model, relation: undefined, parent: 0 }];
  for (const path of related) addPath(loaded, 0, path.split("."));
  return loaded;
}

function addPath(loaded: LoadedScope[], parent: number, [name, ...rest]: readonly string[]): void {
  const from = loaded[parent]?.scope;
  if (name === undefined || from === undefined) return;
  const step = followName(from.meta, name);
  if ("link" in step) return;
  const model = targetModel(step.field);
  const scope = from.join(step.field);
  if (model === undefined || scope === undefined) return;
  const known = loaded.findIndex((each) => each.scope === scope);
  const index = known === -1 ? loaded.push({ scope, model, relation: step.field.name, parent }) - 1 : known;
  addPath(loaded, index, rest);
}
