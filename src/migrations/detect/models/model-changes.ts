import { ManyToManyField } from "#rooms/db";
import { addField } from "../../operations/fields/add-field.ts";
import { alterField } from "../../operations/fields/alter-field.ts";
import { removeField } from "../../operations/fields/remove-field.ts";
import { alterModelTable } from "../../operations/models/alter-model-table.ts";
import type { Operation } from "../../operations/operation.ts";
import type { ModelState, StateField } from "../../state/model-state.ts";
import { type Change, changeOf, released } from "../change.ts";
import type { StateComparison } from "../compare-states.ts";
import { constraintChanges } from "./constraint-changes.ts";
import { fieldSignature } from "./field-signature.ts";
import { indexChanges } from "./index-changes.ts";
import { optionChanges } from "./option-changes.ts";
import { uniqueChanges } from "./unique-changes.ts";

/** The changes that lead one model from its recorded state to its declared one, in an order that always works. */
export function modelChanges(old: ModelState, next: ModelState, states: StateComparison): readonly Change[] {
  const { app, name: model } = next.meta;
  const names = Object.keys({ ...old.fields, ...next.fields });
  const removed = names.filter((name) => old.fields[name] && !isSameKind(old.fields[name], next.fields[name]));
  const added = names.filter((name) => next.fields[name] && !isSameKind(old.fields[name], next.fields[name]));
  const altered = names.filter((name) => !removed.includes(name) && !added.includes(name));
  const tied = [uniqueChanges(old, next), indexChanges(old, next), constraintChanges(old, next)];
  const release = (name: string) => ({ gives: [released(next.label, name)] });
  const plain = (operation: Operation) => changeOf(app, operation);
  return [
    ...optionChanges(old, next).map(plain),
    ...tableChanges(old, next).map(plain),
    ...tied.flatMap(({ losses }) => losses).map(plain),
    ...removed.map((name) => changeOf(app, removeField(model, name), release(name))),
    ...fieldsOf(next, added).map(([name, field]) => plain(addField(model, name, field))),
    ...fieldsOf(next, altered)
      .filter(([name]) => fieldSignature(old, name, states.recorded) !== fieldSignature(next, name, states.declared))
      .map(([name, field]) => changeOf(app, alterField(model, name, field), release(name))),
    ...tied.flatMap(({ gains }) => gains).map(plain),
  ];
}

/** A column cannot become a relation of many to many: one goes, the other comes. */
function isSameKind(old: StateField | undefined, next: StateField | undefined): boolean {
  if (!old || !next) return false;
  return old instanceof ManyToManyField === next instanceof ManyToManyField;
}

function tableChanges(old: ModelState, next: ModelState): readonly Operation[] {
  return old.meta.table === next.meta.table ? [] : [alterModelTable(next.meta.name, next.options.table)];
}

function fieldsOf({ fields }: ModelState, names: readonly string[]): readonly [string, StateField][] {
  return Object.entries(fields).filter(([name]) => names.includes(name));
}
