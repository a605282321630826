import { ModelInvalid } from "./errors.ts";
import { Field } from "./fields/field.ts";
import { IntegerField } from "./fields/number-fields.ts";
import { ForeignKeyField, ManyToManyField, ReverseRelation, targetOf } from "./fields/relation-fields.ts";
import { snakeCase, spacedName } from "./names.ts";

/** What may stand in a model's declaration. */
export type ModelPart = Field | ManyToManyField | ReverseRelation;

export type FieldMap = Readonly<Record<string, ModelPart>>;

/** A model class as code without its row type sees it. */
export interface ModelClass {
  new (): object;
  readonly meta: ModelMeta;
}

/** One column of a model under its three names. */
export interface ModelField {
  /** The declared property: `author`. */
  readonly name: string;
  /** The property on rows: `authorId`. */
  readonly attribute: string;
  /** The column: `author_id`. */
  readonly column: string;
  readonly field: Field;
}

/** A many-to-many relation and its join table. */
export interface ModelManyToMany {
  readonly name: string;
  readonly field: ManyToManyField;
  readonly table: string;
  /** The join table's column that refers to this model: `post_id`. */
  readonly sourceColumn: string;
  /** The join table's column that refers to the target: `tag_id`. */
  readonly targetColumn: string;
}

/** A relation that is declared on the other model. */
export interface ModelReverse {
  readonly name: string;
  readonly field: ReverseRelation;
}

export interface ModelIndex {
  readonly fields: readonly string[];
  readonly name: string;
}

export interface ModelConstraint {
  readonly name: string;
  /** The condition of a CHECK constraint, as SQL written by the model's author. */
  readonly check: string;
}

export interface ModelOptions<Names extends string = string> {
  /** The name of the table, where it is not `<app>_<model>`. */
  readonly table?: string;
  readonly ordering?: readonly (Names | `-${Names}`)[];
  readonly uniqueTogether?: readonly (readonly Names[])[];
  readonly indexes?: readonly { readonly fields: readonly (Names | `-${Names}`)[]; readonly name: string }[];
  readonly constraints?: readonly ModelConstraint[];
  readonly verboseName?: string;
  readonly verboseNamePlural?: string;
  /** Permissions besides add, change, delete and view, by code name. */
  readonly permissions?: Readonly<Record<string, string>>;
  /** False when the table is not made by migrations. */
  readonly managed?: boolean;
}

/** What a model declares: read by the queries, migrations, forms and the admin site. */
export interface ModelMeta {
  readonly label: string;
  readonly app: string;
  readonly name: string;
  readonly table: string;
  /** The columns in declared order, an implicit `id` first. */
  readonly fields: readonly ModelField[];
  readonly manyToMany: readonly ModelManyToMany[];
  readonly reverse: readonly ModelReverse[];
  readonly primaryKey: ModelField;
  readonly ordering: readonly string[];
  readonly uniqueTogether: readonly (readonly string[])[];
  readonly indexes: readonly ModelIndex[];
  readonly constraints: readonly ModelConstraint[];
  readonly verboseName: string;
  readonly verboseNamePlural: string;
  readonly permissions: Readonly<Record<string, string>>;
  readonly managed: boolean;
}

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
