import { FieldMissing, UnknownField } from "../errors.ts";
import { AutomaticDateField } from "../fields/date-fields.ts";
import { asKey } from "../key-of.ts";
import type { ModelField, ModelMeta } from "../model-meta.ts";
import { targetModel } from "../relations.ts";
import type { Values } from "../sql/slot.ts";

/** The columns that given values name. */
export function changedFields(meta: ModelMeta, values: object): readonly ModelField[] {
  return Object.keys(values).map((name) => fieldNamed(meta, name));
}

/**
 * The values of a new row by field name: those that are given, and the defaults of the others.
 *
 * @throws FieldMissing for a field with neither; UnknownField for a value without a field.
 */
export function newRowValues(meta: ModelMeta, given: Values): Values {
  changedFields(meta, given);
  const values: Record<string, unknown> = {};
  for (const { name, field } of meta.fields) {
    const value = given[name] === undefined ? field.defaultValue() : given[name];
    if (value !== undefined) values[name] = value;
    else if (!field.hasDefault) throw new FieldMissing({ model: meta.label, field: name });
  }
  return values;
}

/**
 * Puts the values of a new row on it, foreign keys as keys, so that it can be looked at before it is saved.
 *
 * @throws FieldMissing for a field with neither value nor default; UnknownField for a value without a field.
 */
export function fillGiven(row: object, meta: ModelMeta, given: Values): void {
  fillChanged(row, meta, newRowValues(meta, given));
}

/** Puts some values on a row, foreign keys as keys. */
export function fillChanged(row: object, meta: ModelMeta, values: Values): void {
  for (const column of changedFields(meta, values)) {
    const target = targetModel(column);
    const value = values[column.name];
    Reflect.set(row, column.attribute, target === undefined ? value : asKey(target, value));
  }
}

/** The values of a row by field name, as it stands; `autoNow` fields are set to the current time first. */
export function savedValues(row: object, fields: readonly ModelField[]): Values {
  return Object.fromEntries(fields.map((field) => [field.name, currentValue(row, field)]));
}

function currentValue(row: object, { attribute, field }: ModelField): unknown {
  if (field instanceof AutomaticDateField && field.options.autoNow) Reflect.set(row, attribute, field.now());
  return Reflect.get(row, attribute);
}

function fieldNamed(meta: ModelMeta, name: string): ModelField {
  const field = meta.fields.find((candidate) => candidate.name === name);
  if (field === undefined) {
    throw new UnknownField({ model: meta.label, name, known: meta.fields.map((known) => known.name) });
  }
  return field;
}
