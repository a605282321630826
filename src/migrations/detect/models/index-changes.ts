import type { ModelIndex } from "#rooms/db";
import { addIndex } from "../../operations/indexes/add-index.ts";
import { removeIndex } from "../../operations/indexes/remove-index.ts";
import type { Operation } from "../../operations/operation.ts";
import type { ModelState } from "../../state/model-state.ts";

/** Operations that must come before the changes of fields, and those that must come after. */
export interface LossesAndGains {
  readonly losses: readonly Operation[];
  readonly gains: readonly Operation[];
}

/** How the declared indexes of a model changed; one of the same name that says something else is made anew. */
export function indexChanges(old: ModelState, next: ModelState): LossesAndGains {
  return {
    losses: missingIn(next, old).map(({ name }) => removeIndex(next.meta.name, name)),
    gains: missingIn(old, next).map((index) => addIndex(next.meta.name, index)),
  };
}

function missingIn(other: ModelState, model: ModelState): readonly ModelIndex[] {
  const known = new Set(other.meta.indexes.map(identity));
  return model.meta.indexes.filter((index) => !known.has(identity(index)));
}

function identity({ name, fields, expressions = [], where, include = [], opclasses = [], using }: ModelIndex): string {
  return JSON.stringify([name, fields, expressions, where, include, opclasses, using ?? "btree"]);
}
