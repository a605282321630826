import { addField } from "../operations/add-field.ts";
import { alterField } from "../operations/alter-field.ts";
import type { Operation } from "../operations/operation.ts";
import { removeField } from "../operations/remove-field.ts";
import type { ModelState, StateField } from "../state/model-state.ts";
import type { StateComparison } from "./compare-states.ts";
import { constraintChanges } from "./constraint-changes.ts";
import { fieldSignature } from "./field-signature.ts";
import { indexChanges } from "./index-changes.ts";
import { optionChanges } from "./option-changes.ts";
import { uniqueChanges } from "./unique-changes.ts";

/** The operations that lead one model from its recorded state to its declared one, in an order that always works. */
export function modelChanges(old: ModelState, next: ModelState, states: StateComparison): readonly Operation[] {
  const { meta } = next;
  const names = Object.keys({ ...old.fields, ...next.fields });
  const removed = names.filter((name) => !next.fields[name]);
  const added = names.filter((name) => !old.fields[name]);
  const altered = names.filter((name) => isAltered(name, old, next, states));
  const tied = [uniqueChanges(old, next), indexChanges(old, next), constraintChanges(old, next)];
  return [
    ...optionChanges(old, next),
    ...tied.flatMap(({ losses }) => losses),
    ...removed.map((name) => removeField(meta.name, name)),
    ...entriesOf(next, added).map(([name, field]) => addField(meta.name, name, field)),
    ...entriesOf(next, altered).map(([name, field]) => alterField(meta.name, name, field)),
    ...tied.flatMap(({ gains }) => gains),
  ];
}

function isAltered(name: string, old: ModelState, next: ModelState, states: StateComparison): boolean {
  if (!old.fields[name] || !next.fields[name]) return false;
  return fieldSignature(old, name, states.recorded) !== fieldSignature(next, name, states.declared);
}

function entriesOf({ fields }: ModelState, names: readonly string[]): readonly [string, StateField][] {
  return Object.entries(fields).filter(([name]) => names.includes(name));
}
