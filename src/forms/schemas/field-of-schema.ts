import type { core } from "zod";
import { capitalised } from "#rooms/util";
import { SchemaUnsupported } from "../errors.ts";
import { boolean } from "../fields/boolean-fields.ts";
import { choice, choices } from "../fields/choice-fields.ts";
import { datetime } from "../fields/date-fields.ts";
import type { Field, FieldOptions } from "../fields/field.ts";
import { bigInteger, float, integer } from "../fields/number-fields.ts";
import { char, email, url } from "../fields/text-fields.ts";
import { uuid } from "../fields/uuid-field.ts";
import { dateInput, timeInput } from "../widgets/input-widgets.ts";
import { type SchemaLimits, schemaLimits } from "./schema-limits.ts";
import { type UnwrappedSchema, unwrapSchema } from "./unwrap-schema.ts";

/** How a form shows one field of a schema. */
export interface SchemaFieldOptions extends Omit<FieldOptions, "initial" | "required" | "validators"> {
  /** What people read in the place of the values of an enum. */
  readonly choices?: Readonly<Record<string, string>>;
}

/**
 * Makes the field for one property of a schema.
 *
 * @throws SchemaUnsupported for a kind of schema that no field holds.
 */
export function fieldOfSchema(name: string, schema: core.$ZodType, options: SchemaFieldOptions): Field<unknown> {
  const unwrapped = unwrapSchema(schema);
  const { inner, empty, defaultValue, title, description } = unwrapped;
  const shown = {
    ...(title !== undefined && { label: title }),
    ...(description !== undefined && { help: description }),
    required: empty === undefined,
    ...options,
  };
  const field = fieldOfKind(inner, shown);
  if (field === undefined) throw new SchemaUnsupported({ name, kind: inner._zod.def.type });
  return emptyAs({ ...field, initial: defaultValue }, unwrapped);
}

type Shown = SchemaFieldOptions & { readonly required: boolean };

function fieldOfKind(schema: core.$ZodTypes, shown: Shown): Field<unknown> | undefined {
  const { def } = schema._zod;
  switch (def.type) {
    case "string":
      return textField(schemaLimits(schema), shown);
    case "number":
      return numberField(schemaLimits(schema), shown);
    case "bigint":
      return bigInteger(shown);
    case "boolean":
      return boolean({ ...shown, required: false });
    case "date":
      return datetime(shown);
    case "enum":
      return choice(namedChoices(Object.values(def.entries), shown), shown);
    case "literal":
      return literalField(def.values, shown);
    case "array":
      return arrayField(def.element, shown);
    default:
      return undefined;
  }
}

function textField({ format, minLength, maxLength }: SchemaLimits, shown: Shown): Field<unknown> {
  const limited = { ...shown, ...(minLength && { minLength }), ...(maxLength && { maxLength }) };
  if (format === "email") return email(limited);
  if (format === "url") return url(limited);
  if (format === "uuid" || format === "guid") return uuid(shown);
  if (format === "date") return char({ widget: dateInput(), ...limited });
  if (format === "time") return char({ widget: timeInput(), ...limited });
  return char(limited);
}

function numberField({ format, min, max }: SchemaLimits, shown: Shown): Field<unknown> {
  const limits = { ...(typeof min === "number" && { min }), ...(typeof max === "number" && { max }) };
  return format?.endsWith("int") || format?.includes("int32")
    ? integer({ ...shown, ...limits })
    : float({ ...shown, ...limits });
}

/** `z.literal(true)` is a box that must be ticked. */
function literalField(values: readonly unknown[], shown: Shown): Field<unknown> | undefined {
  if (values.length === 1 && values[0] === true) return boolean({ ...shown, required: true });
  return values.every((value) => typeof value === "string") ? choice(namedChoices(values, shown), shown) : undefined;
}

function arrayField(element: core.$ZodType, shown: Shown): Field<unknown> | undefined {
  const { def } = unwrapSchema(element).inner._zod;
  return def.type === "enum"
    ? choices(namedChoices(Object.values(def.entries), shown), { ...shown, required: false })
    : undefined;
}

/** `in_progress` → "In progress". */
function namedChoices(values: readonly unknown[], { choices: names = {} }: Shown): Readonly<Record<string, string>> {
  const named = values.map(String).map((value) => {
    return [value, names[value] ?? capitalised(value.replaceAll(/[-_]/g, " "))] as const;
  });
  return Object.fromEntries(named);
}

/** What is empty is what the schema takes for nothing. */
function emptyAs(field: Field<unknown>, { empty }: UnwrappedSchema): Field<unknown> {
  if (empty === undefined) return field;
  return {
    ...field,
    clean: async (texts, context) => {
      const result = await field.clean(texts, context);
      return result.valid && (result.value === "" || result.value === undefined)
        ? { valid: true, value: empty.value }
        : result;
    },
  };
}
