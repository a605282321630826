import type { Field } from "./fields/field.ts";
import type { ManyToManyField, ReverseRelation } from "./fields/relation-fields.ts";

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
