import type { core } from "zod";
import type { Field } from "../fields/field.ts";
import { type BoundFields, bindFields } from "../form/bind-fields.ts";
import { blankForm, type FormDefinition, invalidForm, settledForm } from "../form/define-form.ts";
import type { FormErrors, FormFields } from "../form/form.ts";
import { type FieldNaming, sharedFields } from "../form/form-state.ts";
import { fieldOfSchema, type SchemaFieldOptions } from "./field-of-schema.ts";

/** A schema of an object: `z.object({ … })`, refined or not. */
export interface ObjectSchema extends core.$ZodObject, Parser {}

/** All that is asked of zod here: a method of the schema, so that zod itself is not loaded. */
interface Parser {
  safeParseAsync(value: unknown): Promise<Parsed>;
}

interface Parsed {
  readonly success: boolean;
  readonly data?: unknown;
  readonly error?: { readonly issues: readonly core.$ZodIssue[] } | undefined;
}

/** The fields of a schema's form. */
export type SchemaFields<S extends ObjectSchema> = {
  readonly [K in keyof core.input<S> & string]-?: Field<core.input<S>[K], NonNullable<core.input<S>[K]>>;
};

/** How the fields of a schema are shown. */
export interface SchemaFormOptions<S extends ObjectSchema> extends Pick<FieldNaming, "htmlName"> {
  /** By name: what its field is called and how it looks, or a field of your own. */
  readonly fields?: { readonly [K in keyof core.input<S> & string]?: Field<unknown> | SchemaFieldOptions };
}

/**
 * Makes a form from a zod schema: its fields come from the kinds in the schema, and the schema has the last word, with
 * its refinements and transforms. What is not optional must be filled in; `meta({ title, description })` gives label and
 * help. Kinds that no field holds, such as objects in objects, need a field of your own in `fields`.
 *
 * @throws SchemaUnsupported for such a kind without a field.
 *
 * @example
 * const contactForm = schemaForm(z.object({ email: z.email(), text: z.string().max(500) }), {
 *   fields: { text: { widget: widget.textarea() } },
 * });
 * const form = await contactForm.bind(await request.form());
 * if (form.valid) await sendMail({ replyTo: form.values.email, text: form.values.text });
 */
export function schemaForm<S extends ObjectSchema>(
  schema: S,
  { fields: options = {}, htmlName }: SchemaFormOptions<S> = {},
): FormDefinition<SchemaFields<S>, core.output<S>> {
  return formOfFields({ schema, fields: schemaFields(schema, options), htmlName });
}

interface SchemaParts<S extends ObjectSchema> extends Pick<FieldNaming, "htmlName"> {
  readonly schema: S;
  readonly fields: SchemaFields<S>;
}

function formOfFields<S extends ObjectSchema>(parts: SchemaParts<S>): FormDefinition<SchemaFields<S>, core.output<S>> {
  const { schema, fields, htmlName } = parts;
  return {
    fields,
    shared: () => formOfFields({ ...parts, fields: sharedFields(fields) }),
    blank: (blankOptions = {}) => blankForm(fields, { ...blankOptions, htmlName }),
    bind: async (data, { files, partial, initial = {}, prefix } = {}) => {
      const setup = { fields, initial, naming: { prefix, htmlName } };
      const bound = await bindFields(setup, { data, files, partial });
      return bound.isClean ? parseWhole(schema, bound) : parseFields(schema, bound);
    },
  };
}

function schemaFields<S extends ObjectSchema>(
  { _zod: { def } }: S,
  options: NonNullable<SchemaFormOptions<S>["fields"]>,
): SchemaFields<S> {
  const given: Readonly<Record<string, Field<unknown> | SchemaFieldOptions | undefined>> = options;
  const fields = Object.entries(def.shape).map(([name, schema]) => {
    const own = given[name] ?? {};
    return [name, "clean" in own ? own : fieldOfSchema(name, schema, own)] as const;
  });
  // Each field was made from the property whose type it has.
  return Object.fromEntries(fields) as SchemaFields<S>;
}

/** The schema sees the whole form only once each field is right by itself. */
async function parseWhole<S extends ObjectSchema>(schema: S, bound: BoundFields<SchemaFields<S>>) {
  const { success, data, error } = await schema.safeParseAsync(bound.values);
  // What the schema let pass is of its type.
  if (success) return settledForm(bound, data as core.output<S>, {});
  return invalidForm({ ...bound, errors: errorsOf(error?.issues ?? []) as FormErrors<SchemaFields<S>> });
}

/** Where a field is wrong, the others are still checked, one by one. */
async function parseFields<S extends ObjectSchema>(schema: S, bound: BoundFields<SchemaFields<S>>) {
  const found: core.$ZodIssue[] = [];
  for (const [name, value] of Object.entries(bound.values)) {
    const { error } = await parserOf(schema, name).safeParseAsync(value);
    found.push(...(error?.issues ?? []).map((issue) => ({ ...issue, path: [name, ...issue.path] })));
  }
  const fields = { ...bound.errors.fields, ...errorsOf(found).fields };
  return invalidForm({ ...bound, errors: { fields } as FormErrors<SchemaFields<S>> });
}

function parserOf({ _zod: { def } }: ObjectSchema, name: string): Parser {
  // What makes the schema of an object makes those of its properties too, with the same methods.
  return def.shape[name] as core.$ZodType & Parser;
}

/** The issues of a schema, at the fields that their paths begin with. */
function errorsOf(issues: readonly core.$ZodIssue[]): FormErrors<FormFields> {
  const fields: Record<string, readonly string[]> = {};
  const form: string[] = [];
  for (const { path, message } of issues) {
    const [name] = path;
    if (name === undefined) form.push(message);
    else fields[String(name)] = [...(fields[String(name)] ?? []), message];
  }
  return { form, fields };
}
