import type { FieldKind, ModelField } from "#rooms/db";
import { boolean, nullBoolean } from "../fields/boolean-fields.ts";
import { date, datetime, duration, time } from "../fields/date-fields.ts";
import type { Field, FieldOptions } from "../fields/field.ts";
import { json } from "../fields/json-field.ts";
import { listedField } from "../fields/listed-field.ts";
import { bigInteger, decimal, float, integer } from "../fields/number-fields.ts";
import { char, email, ip, slug, text, url } from "../fields/text-fields.ts";
import { uuid } from "../fields/uuid-field.ts";

/** Makes the form's field for a column of a model; undefined for kinds that no form can hold. */
export function fieldOfKind({ field }: ModelField, options: ShownOptions): Field<unknown> | undefined {
  if (field.choices !== undefined) return listedField(field.choices, options);
  return makers[field.kind]?.(options, field.options);
}

/** The options of fields that do not depend on the type of their values. */
export type ShownOptions = Omit<FieldOptions, "initial" | "validators">;

type Maker = (options: ShownOptions, limits: Limits) => Field<unknown>;

/** The options of columns that limit what can be typed. */
interface Limits {
  readonly null?: boolean;
  readonly maxLength?: number;
  readonly maxDigits?: number;
  readonly decimalPlaces?: number;
}

const integerMaker: Maker = (options) => integer(options);
const naturalMaker: Maker = (options) => integer({ ...options, min: 0 });

const makers: Partial<Readonly<Record<FieldKind, Maker>>> = {
  // A box that is not ticked says no, so it can always be left as it is.
  boolean: (options, { null: nullable }) =>
    nullable ? nullBoolean(options) : boolean({ ...options, required: false }),
  bigInteger: (options) => bigInteger(options),
  positiveBigInteger: (options) => bigInteger({ ...options, min: 0n }),
  integer: integerMaker,
  smallInteger: integerMaker,
  positiveInteger: naturalMaker,
  positiveSmallInteger: naturalMaker,
  float: (options) => float(options),
  decimal: (options, { maxDigits, decimalPlaces }) => decimal({ ...options, ...given({ maxDigits, decimalPlaces }) }),
  char: (options, { maxLength }) => char({ ...options, ...given({ maxLength }) }),
  slug: (options, { maxLength }) => slug({ ...options, ...given({ maxLength }) }),
  email: (options, { maxLength }) => email({ ...options, ...given({ maxLength }) }),
  url: (options, { maxLength }) => url({ ...options, ...given({ maxLength }) }),
  text: (options) => text(options),
  genericIpAddress: (options) => ip(options),
  uuid: (options) => uuid(options),
  date: (options) => date(options),
  time: (options) => time(options),
  datetime: (options) => datetime(options),
  duration: (options) => duration(options),
  json: (options) => json(options),
};

/** The limits that are there. */
function given<Given extends object>(limits: Given): { [Name in keyof Given]?: NonNullable<Given[Name]> } {
  const entries = Object.entries(limits).filter(([, limit]) => limit !== undefined);
  return Object.fromEntries(entries) as { [Name in keyof Given]?: NonNullable<Given[Name]> };
}
