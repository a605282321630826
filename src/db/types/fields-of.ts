import type { ImplicitId } from "../fields/f.ts";
import type { FieldTraits } from "../fields/field-options.ts";
import type { Thunk } from "../fields/relation-fields.ts";

/** A field map as the compiler sees it; the constraint stays loose, so that nothing is resolved too early. */
export type Fields = object;

/** Any column, by what it carries for the compiler. */
export interface ColumnShape<Value = unknown, Traits = FieldTraits> {
  readonly inferred: { readonly value: Value; readonly traits: Traits };
}

/** A foreign key or one-to-one. */
export interface ToOneShape<Target = unknown> {
  readonly kind: "foreignKey" | "oneToOne";
  readonly target: Target;
}

/** A many-to-many or a reverse relation; that of a one-to-one leads to many rows of which there is one at most. */
export interface ToManyShape<Target = unknown> {
  readonly kind: "manyToMany" | "reverse" | "reverseOne";
  readonly target: Target;
}

/** The other end of a one-to-one. */
export interface ReverseOneShape {
  readonly kind: "reverseOne";
}

/** The field map of the model that a thunk answers with. */
export type FieldsOf<Target> = Target extends () => { readonly fields: infer F } ? F : never;

/** The row type of the model that a thunk answers with. */
export type InstanceOf<Target> = Target extends () => { readonly prototype: infer Instance } ? Instance : never;

/** The declared fields, and the implicit `id` of a model that declares no primary key. */
export type AllFields<F> = HasPrimaryKey<F> extends true ? F : { readonly id: ImplicitId } & F;

type HasPrimaryKey<F> = true extends {
  [K in keyof F]: F[K] extends ColumnShape<unknown, { readonly primaryKey: true }> ? true : false;
}[keyof F]
  ? true
  : false;

/** The type of the primary key of the model that a thunk answers with. */
export type KeyOf<Target> = Target extends Thunk ? PrimaryKeyValue<FieldsOf<Target>> : never;

type PrimaryKeyValue<F> = {
  [K in keyof F]: F[K] extends ColumnShape<unknown, { readonly primaryKey: true }> ? PlainValue<F[K]> : never;
}[keyof F];

/** A column's value without null. */
export type PlainValue<Column> =
  Column extends ToOneShape<infer Target> ? KeyOf<Target> : Column extends ColumnShape<infer Value> ? Value : never;

/** A column's value on rows. */
export type ValueOf<Column> =
  Column extends ColumnShape<unknown, { readonly nullable: true }> ? PlainValue<Column> | null : PlainValue<Column>;
