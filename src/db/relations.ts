import { UnknownField } from "./errors.ts";
import { ForeignKeyField, type ManyToManyField, targetOf } from "./fields/relation-fields.ts";
import type { ModelClass, ModelField, ModelManyToMany, ModelMeta, ModelReverse } from "./model-meta.ts";

/** Rows of another model that refer back by a foreign key. */
export interface DirectLink {
  readonly target: ModelClass;
  /** The foreign key on the target. */
  readonly column: ModelField;
  /** True for the other end of a one-to-one: one row at most. */
  readonly isSingle: boolean;
}

/** Rows of another model behind a join table. */
export interface ThroughLink {
  readonly target: ModelClass;
  readonly table: string;
  /** The join table's column that refers to this side. */
  readonly near: string;
  readonly far: string;
  /** The model of the pairs, where they have one. */
  readonly through: ModelClass | undefined;
  readonly isSingle: false;
}

/** How rows of one model lead to many rows of another. */
export type ManyLink = DirectLink | ThroughLink;

/** What a name leads to: a column (a foreign key among them), or many rows. */
export type Step = { readonly field: ModelField } | { readonly link: ManyLink };

/**
 * Follows one name of a path, which may be a field's or, for a foreign key, its attribute's.
 *
 * @throws UnknownField for a name that the model does not have.
 */
export function followName(meta: ModelMeta, name: string): Step {
  const field = meta.fields.find((candidate) => candidate.name === name || candidate.attribute === name);
  if (field !== undefined) return { field };
  const link = findManyLink(meta, name);
  if (link === undefined) throw new UnknownField({ model: meta.label, name, known: knownNames(meta) });
  return { link };
}

/** The link of a many-to-many or reverse relation, or undefined for another name. */
export function findManyLink(meta: ModelMeta, name: string): ManyLink | undefined {
  const direct = meta.manyToMany.find((candidate) => candidate.name === name);
  if (direct !== undefined) return forward(direct);
  const reverse = meta.reverse.find((candidate) => candidate.name === name);
  return reverse === undefined ? undefined : backward(reverse);
}

/** The model that a foreign key refers to, or undefined for another column. */
export function targetModel({ field }: ModelField): ModelClass | undefined {
  return field instanceof ForeignKeyField ? targetOf(field.target) : undefined;
}

/** True for a name of the primary key, which a foreign key's own column already holds. */
export function isPrimaryKey(meta: ModelMeta, name: string | undefined): boolean {
  return name === meta.primaryKey.name || name === meta.primaryKey.attribute;
}

function forward({ field, table, sourceColumn: near, targetColumn: far }: ModelManyToMany): ManyLink {
  return { target: targetOf(field.target), table, near, far, through: throughOf(field), isSingle: false };
}

function backward({ field: { target, via, kind } }: ModelReverse): ManyLink {
  const model = targetOf(target);
  const { meta } = model;
  const column = meta.fields.find(({ name }) => name === via);
  if (column !== undefined) return { target: model, column, isSingle: kind === "reverseOne" };
  const many = meta.manyToMany.find(({ name }) => name === via);
  if (many === undefined) throw new UnknownField({ model: meta.label, name: via, known: knownNames(meta) });
  const { table, sourceColumn: far, targetColumn: near, field } = many;
  return { target: model, table, near, far, through: throughOf(field), isSingle: false };
}

function throughOf({ options: { through } }: ManyToManyField): ModelClass | undefined {
  return through === undefined ? undefined : targetOf(through);
}

function knownNames({ fields, manyToMany, reverse }: ModelMeta): readonly string[] {
  return [...fields, ...manyToMany, ...reverse].map(({ name }) => name);
}
