import { BinaryField, type BinaryOptions } from "./binary-field.ts";
import { BooleanField, type BooleanOptions } from "./boolean-field.ts";
import { ChoiceField, type ChoiceOptions } from "./choice-field.ts";
import {
  DateField,
  type DateOptions,
  DateTimeField,
  type DateTimeOptions,
  type DateTraitsOf,
  TimeField,
  type TimeOptions,
} from "./date-fields.ts";
import { DecimalField, type DecimalOptions } from "./decimal-field.ts";
import { DurationField, type DurationOptions } from "./duration-field.ts";
import type { Traits, TraitsOf } from "./field-options.ts";
import { FloatField, type FloatOptions } from "./float-field.ts";
import { GenericIpAddressField, type GenericIpAddressOptions } from "./ip-address-field.ts";
import { JsonField, type JsonOptions } from "./json-field.ts";
import { BigIntegerField, type BigIntegerOptions, IntegerField, type IntegerOptions } from "./number-fields.ts";
import {
  type DeletionRule,
  ForeignKeyField,
  type ForeignKeyOptions,
  ManyToManyField,
  type ManyToManyOptions,
  OneToOneField,
  ReverseManyRelation,
  ReverseOneRelation,
  type Thunk,
} from "./relation-fields.ts";
import {
  CharField,
  type CharOptions,
  EmailField,
  SlugField,
  TextField,
  type TextOptions,
  type TextTraitsOf,
  UrlField,
} from "./text-fields.ts";
import { UuidField, type UuidOptions } from "./uuid-field.ts";

/** The traits of a key that the database counts up. */
type AutoTraits = Traits<false, true, true>;

/** The type of the `id` that a model without a primary key of its own is given. */
export type ImplicitId = IntegerField<AutoTraits>;

/**
 * Makes the fields of models.
 *
 * @example
 * class Post extends Model("blog.Post", {
 *   title: f.char({ maxLength: 200 }),
 *   author: f.foreignKey(() => User, { onDelete: "cascade" }),
 * }) {}
 */
export const f = {
  /** A 32-bit key that the database counts up: Django's `AutoField`. */
  auto: (options: IntegerOptions = {}) => new IntegerField<AutoTraits>("auto", { primaryKey: true, ...options }),
  /** A 64-bit key that the database counts up: the `id` of models that declare none. */
  bigAuto: (options: IntegerOptions = {}) => new IntegerField<AutoTraits>("bigAuto", { primaryKey: true, ...options }),
  /** A 16-bit key that the database counts up. */
  smallAuto: (options: IntegerOptions = {}) =>
    new IntegerField<AutoTraits>("smallAuto", { primaryKey: true, ...options }),
  integer: <const O extends IntegerOptions>(options?: O) => new IntegerField<TraitsOf<O>>("integer", options ?? {}),
  smallInteger: <const O extends IntegerOptions>(options?: O) =>
    new IntegerField<TraitsOf<O>>("smallInteger", options ?? {}),
  /** 0 to 2,147,483,647; migrations add the check to the column. */
  positiveInteger: <const O extends IntegerOptions>(options?: O) =>
    new IntegerField<TraitsOf<O>>("positiveInteger", options ?? {}),
  /** 0 to 32,767; migrations add the check to the column. */
  positiveSmallInteger: <const O extends IntegerOptions>(options?: O) =>
    new IntegerField<TraitsOf<O>>("positiveSmallInteger", options ?? {}),
  /** 64 bits as `bigint`. */
  bigInteger: <const O extends BigIntegerOptions>(options?: O) =>
    new BigIntegerField<TraitsOf<O>>("bigInteger", options ?? {}),
  /** 0 to 2^63 - 1 as `bigint`; migrations add the check to the column. */
  positiveBigInteger: <const O extends BigIntegerOptions>(options?: O) =>
    new BigIntegerField<TraitsOf<O>>("positiveBigInteger", options ?? {}),
  /** An exact number as text: `f.decimal({ maxDigits: 10, decimalPlaces: 2 })` holds `"12.50"`. */
  decimal: <const O extends DecimalOptions>(options: O) => new DecimalField<TraitsOf<O>>(options),
  /** A floating-point number of 64 bits. */
  float: <const O extends FloatOptions>(options?: O) => new FloatField<TraitsOf<O>>(options ?? {}),
  boolean: <const O extends BooleanOptions>(options?: O) => new BooleanField<TraitsOf<O>>(options ?? {}),
  char: <const O extends CharOptions>(options: O) => new CharField<TextTraitsOf<O>>(options),
  text: <const O extends TextOptions>(options?: O) => new TextField<TextTraitsOf<O>>(options ?? {}),
  slug: <const O extends Partial<CharOptions>>(options?: O) => new SlugField<TextTraitsOf<O>>(options ?? {}),
  email: <const O extends Partial<CharOptions>>(options?: O) => new EmailField<TextTraitsOf<O>>(options ?? {}),
  /** An absolute address such as `https://example.com/`. */
  url: <const O extends Partial<CharOptions>>(options?: O) => new UrlField<TextTraitsOf<O>>(options ?? {}),
  /** A moment in time, read as `Date`. */
  datetime: <const O extends DateTimeOptions>(options?: O) => new DateTimeField<DateTraitsOf<O>>(options ?? {}),
  /** A day, read as `PlainDate`. */
  date: <const O extends DateOptions>(options?: O) => new DateField<DateTraitsOf<O>>(options ?? {}),
  /** A time of the day, read as `PlainTime`. */
  time: <const O extends TimeOptions>(options?: O) => new TimeField<DateTraitsOf<O>>(options ?? {}),
  /** A length of time, read as `Duration`. */
  duration: <const O extends DurationOptions>(options?: O) => new DurationField<TraitsOf<O>>(options ?? {}),
  /** Raw bytes, read as `Buffer`. */
  binary: <const O extends BinaryOptions>(options?: O) => new BinaryField<TraitsOf<O>>(options ?? {}),
  /** An IPv4 or IPv6 address. */
  genericIpAddress: <const O extends GenericIpAddressOptions>(options?: O) =>
    new GenericIpAddressField<TraitsOf<O>>(options ?? {}),
  json: <const O extends JsonOptions>(options?: O) => new JsonField<TraitsOf<O>>(options ?? {}),
  /** One of some words: `f.choice({ draft: "Draft", published: "Published" }, { default: "draft" })`. */
  choice: <const Value extends string, const O extends ChoiceOptions<NoInfer<Value>>>(
    choices: Readonly<Record<Value, string>>,
    options?: O,
  ) => new ChoiceField<Value, TraitsOf<O>>(choices, options ?? {}),
  uuid: <const O extends UuidOptions>(options?: O) => new UuidField<TraitsOf<O>>(options ?? {}),
  /** A reference to one row: `f.foreignKey(() => User, { onDelete: "cascade" })`. */
  foreignKey: <T extends Thunk | string, const O extends ForeignKeyOptions & DeletionRule>(target: T, options: O) =>
    new ForeignKeyField<T, TraitsOf<O>>(target, options),
  /** A reference that no two rows share. */
  oneToOne: <T extends Thunk | string, const O extends ForeignKeyOptions & DeletionRule>(target: T, options: O) =>
    new OneToOneField<T, TraitsOf<O>>(target, options),
  /** Many rows on both sides: `f.manyToMany(() => Tag)`; with a model of the pairs, `{ through: () => Membership }`. */
  manyToMany: <T extends Thunk | string>(target: T, options: ManyToManyOptions = {}) =>
    new ManyToManyField<T>(target, options),
  /** The other end of a foreign key or many-to-many: `f.reverse(() => Comment, "post")`. */
  reverse: <T extends Thunk>(target: T, via: string) => new ReverseManyRelation<T>(target, via),
  /** The other end of a one-to-one: `f.reverseOne(() => Profile, "user")`, a row or null. */
  reverseOne: <T extends Thunk>(target: T, via: string) => new ReverseOneRelation<T>(target, via),
};
