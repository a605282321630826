import type { ModelConstraint, ModelIndex, UniqueConstraint } from "./declaration/model-options.ts";
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
  /** What people call it: `published at`. */
  readonly label: string;
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
  /** CHECK constraints. */
  readonly constraints: readonly ModelConstraint[];
  readonly uniqueConstraints: readonly UniqueConstraint[];
  /** The fields of the natural key in their order; empty where none is declared. */
  readonly naturalKey: readonly string[];
  readonly verboseName: string;
  readonly verboseNamePlural: string;
  readonly permissions: Readonly<Record<string, string>>;
  /** The actions that have a permission of their own, such as `add`. */
  readonly defaultPermissions: readonly string[];
  readonly managed: boolean;
  /** True for rows that only this database has a use for, and only for a while: sessions, counters. */
  readonly transient: boolean;
}
