import { ModelInvalid } from "./errors.ts";
import { Field } from "./fields/field.ts";
import { IntegerField } from "./fields/number-fields.ts";
import { ForeignKeyField, ManyToManyField, ReverseRelation, targetOf } from "./fields/relation-fields.ts";
import type { FieldMap, ModelField, ModelManyToMany, ModelMeta, ModelOptions, ModelPart } from "./model-meta.ts";
import { snakeCase, spacedName } from "./names.ts";

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
    manyToMany: entriesOf(parts, ManyToManyField).map(([key, field]) => manyToMany({ key, field, table, name })),
    reverse: entriesOf(parts, ReverseRelation).map(([key, field]) => ({ name: key, field })),
    ...declaredOptions(name, options),
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
  return Object.freeze({ name, attribute: isKey ? `${name}Id` : name, column, field });
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

interface ManyToManyDeclaration {
  readonly key: string;
  readonly field: ManyToManyField;
  readonly table: string;
  readonly name: string;
}

function manyToMany({ key, field, table, name }: ManyToManyDeclaration): ModelManyToMany {
  const source = name.toLowerCase();
  // The target may be a class that is declared further down: its name is asked for when it is needed.
  const target = () => targetName(field).toLowerCase();
  return {
    name: key,
    field,
    table: field.options.table ?? `${table}_${snakeCase(key)}`,
    get sourceColumn() {
      return target() === source ? `from_${source}_id` : `${source}_id`;
    },
    get targetColumn() {
      return target() === source ? `to_${source}_id` : `${target()}_id`;
    },
  };
}

function targetName({ target }: ManyToManyField): string {
  return typeof target === "string" ? splitLabel(target).name : targetOf(target).meta.name;
}

function declaredOptions(name: string, options: ModelOptions) {
  const verboseName = options.verboseName ?? spacedName(name);
  return {
    ordering: options.ordering ?? [],
    uniqueTogether: options.uniqueTogether ?? [],
    indexes: options.indexes ?? [],
    constraints: options.constraints ?? [],
    verboseName,
    verboseNamePlural: options.verboseNamePlural ?? `${verboseName}s`,
    permissions: options.permissions ?? {},
    managed: options.managed ?? true,
  };
}

/** The parts that are of one class, in declared order. */
function entriesOf<Part extends ModelPart>(
  parts: FieldMap,
  part: abstract new (...args: never[]) => Part,
): [string, Part][] {
  return Object.entries(parts).filter((entry): entry is [string, Part] => entry[1] instanceof part);
}
