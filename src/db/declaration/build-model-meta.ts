import { ModelInvalid } from "../errors.ts";
import { Field } from "../fields/field.ts";
import { IntegerField } from "../fields/number-fields.ts";
import { ForeignKeyField, ManyToManyField, ReverseRelation } from "../fields/relation-fields.ts";
import type { FieldMap, ModelField, ModelMeta, ModelPart } from "../model-meta.ts";
import { snakeCase } from "../names.ts";
import { declaredOptions } from "./declared-options.ts";
import { modelManyToMany } from "./model-many-to-many.ts";
import type { ModelOptions } from "./model-options.ts";

/**
 * Computes a model's metadata from its declaration, with Django's names for what is not named.
 *
 * @param label `app.Name`.
 * @throws ModelInvalid for a malformed label, two primary keys or two fields of one column.
 */
export function buildModelMeta(label: string, parts: FieldMap, options: ModelOptions): ModelMeta {
  const { app, name } = splitLabel(label);
  const table = options.table ?? `${app}_${name.toLowerCase()}`;
  const fields = modelFields(label, parts);
  return Object.freeze({
    ...{ label, app, name, table, fields },
    primaryKey: primaryKeyOf(label, fields),
    manyToMany: entriesOf(parts, ManyToManyField).map(([key, field]) => modelManyToMany({ key, field, label, table })),
    reverse: entriesOf(parts, ReverseRelation).map(([key, field]) => ({ name: key, field })),
    ...declaredOptions({ label, name, table, fields }, options),
  });
}

function splitLabel(label: string): { app: string; name: string } {
  const match = /^([a-z][a-z0-9_]*)\.([A-Z][A-Za-z0-9]*)$/.exec(label);
  if (match === null) throw new ModelInvalid({ model: label, problem: "its label must look like `blog.Post`." });
  return { app: match[1] ?? "", name: match[2] ?? "" };
}

function modelFields(label: string, parts: FieldMap): readonly ModelField[] {
  const declared = entriesOf(parts, Field).map(([name, field]) => modelField(name, field));
  const hasKey = declared.some(({ field }) => field.options.primaryKey);
  const implicit = modelField("id", new IntegerField("bigAuto", { primaryKey: true }));
  const fields = hasKey ? declared : [implicit, ...declared];
  refuseDuplicates(label, fields);
  return Object.freeze(fields);
}

/** The names of one field; migration states use it for fields that belong to no class. */
export function modelField(name: string, field: Field): ModelField {
  const isKey = field instanceof ForeignKeyField;
  const column = field.options.column ?? (isKey ? `${snakeCase(name)}_id` : snakeCase(name));
  const label = field.options.label ?? snakeCase(name).replaceAll("_", " ");
  return Object.freeze({ name, attribute: isKey ? `${name}Id` : name, column, label, field });
}

function refuseDuplicates(model: string, fields: readonly ModelField[]): void {
  const taken = new Set<string>();
  for (const { column, name } of fields) {
    if (taken.has(column)) throw new ModelInvalid({ model, problem: `field "${name}" reuses the column "${column}".` });
    taken.add(column);
  }
}

function primaryKeyOf(model: string, fields: readonly ModelField[]): ModelField {
  const [key, second] = fields.filter(({ field }) => field.options.primaryKey);
  if (key === undefined || second !== undefined) {
    throw new ModelInvalid({ model, problem: "it must have exactly one primary key." });
  }
  return key;
}

/** The parts that are of one class, in declared order. */
function entriesOf<Part extends ModelPart>(
  parts: FieldMap,
  part: abstract new (...args: never[]) => Part,
): [string, Part][] {
  return Object.entries(parts).filter((entry): entry is [string, Part] => entry[1] instanceof part);
}
