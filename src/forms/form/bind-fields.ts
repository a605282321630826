import type { Validator } from "#rooms/db";
import type { UploadedFile } from "#rooms/http";
import { accept, type CleanContext, type Field, type FieldResult, refuse } from "../fields/field.ts";
import type { BindOptions, FormErrors, FormFields } from "./form.ts";
import { controlName, type FormSetup, type FormState, formatInitial, hasErrors, initialOf } from "./form-state.ts";

/** What was submitted. */
export interface Submission extends Pick<BindOptions<FormFields>, "files" | "partial"> {
  readonly data: URLSearchParams;
}

/** A form whose fields have been cleaned one by one. */
export interface BoundFields<Fields extends FormFields> extends FormState<Fields> {
  /** The values of the fields that are right by themselves. */
  readonly values: Readonly<Record<string, unknown>>;
  readonly isClean: boolean;
  /** The names of the fields of which nothing was sent, boxes that say no that way left out. */
  readonly omitted: readonly string[];
}

/** Cleans each field by itself: what was sent for it, or what it keeps. */
export async function bindFields<Fields extends FormFields>(
  setup: FormSetup<Fields>,
  submission: Submission,
): Promise<BoundFields<Fields>> {
  const texts = new Map<string, readonly string[]>();
  const values: Record<string, unknown> = {};
  const errors: Record<string, readonly string[]> = {};
  const changed: string[] = [];
  const omitted: string[] = [];
  for (const [name, field] of Object.entries(setup.fields)) {
    const outcome = await bindField(
      { field, shown: formatInitial(setup, name), initial: initialOf(setup, name) },
      {
        ...submission,
        name: controlName(setup.naming, name),
      },
    );
    texts.set(name, outcome.texts);
    if (outcome.isChanged) changed.push(name);
    if (outcome.isOmitted) omitted.push(name);
    if (outcome.result.valid) values[name] = outcome.result.value;
    else errors[name] = outcome.result.errors;
  }
  const fieldErrors = { fields: errors as NonNullable<FormErrors<Fields>["fields"]> };
  return { ...setup, texts, values, changed, errors: fieldErrors, omitted, isClean: !hasErrors(fieldErrors) };
}

interface ShownField {
  readonly field: Field<unknown>;
  readonly initial: unknown;
  /** The initial value as the control shows it. */
  readonly shown: readonly string[];
}

interface BoundField {
  readonly texts: readonly string[];
  readonly result: FieldResult<unknown>;
  readonly isChanged: boolean;
  readonly isOmitted: boolean;
}

async function bindField(
  { field, initial, shown }: ShownField,
  { name, data, files, partial }: Submission & { readonly name: string },
): Promise<BoundField> {
  const own = files?.get(name) ?? [];
  const sent = readTexts(field, data, name);
  const isKept = field.widget.layout === "readOnly" || (partial && isNothing(sent, own) && initial !== undefined);
  if (isKept) return { texts: shown, result: await keep(field, initial), isChanged: false, isOmitted: false };
  const texts = sent ?? [];
  const result = await cleanField(field, texts, { files: own, initial: initial ?? undefined });
  const isOmitted = isNothing(sent, own) && field.widget.isSilentWhenEmpty !== true;
  // No page can send a file back: it shows the one that is there.
  const kept = field.widget.isMultipart ? shown : texts;
  return { texts: kept, result, isChanged: isChanged({ field, initial, shown }, texts, result), isOmitted };
}

function readTexts({ widget }: Field<unknown>, data: URLSearchParams, name: string): readonly string[] | undefined {
  if (widget.read !== undefined) return widget.read(data, name);
  return data.has(name) ? data.getAll(name) : undefined;
}

function isNothing(texts: readonly string[] | undefined, files: readonly UploadedFile[]): boolean {
  return texts === undefined && files.length === 0;
}

function keep(field: Field<unknown>, initial: unknown): FieldResult<unknown> | Promise<FieldResult<unknown>> {
  return field.keep?.(initial) ?? accept(initial);
}

async function cleanField(
  field: Field<unknown>,
  texts: readonly string[],
  context: CleanContext,
): Promise<FieldResult<unknown>> {
  const result = await field.clean(texts, context);
  if (!result.valid || result.value === undefined || result.value === null || result.value === "") return result;
  const errors = field.validators.flatMap((validator) => messagesOf(validator, result.value));
  return errors.length > 0 ? refuse(...errors) : result;
}

function messagesOf(validator: Validator<never>, value: unknown): readonly string[] {
  // The field has made the value, and so it is of the type that its validators take.
  const answer = validator(value as never);
  if (answer === undefined) return [];
  return [typeof answer === "string" ? answer : answer.message];
}

function isChanged({ field, initial, shown }: ShownField, texts: readonly string[], result: FieldResult<unknown>) {
  if (!result.valid) return !isSameTexts(shown, texts);
  const value = result.value ?? undefined;
  if (field.isChanged !== undefined) return field.isChanged(initial ?? undefined, result.value);
  return !isSameTexts(shown, value === undefined ? [] : field.format(value));
}

/** True for the same texts, empty ones aside. */
function isSameTexts(one: readonly string[], other: readonly string[]): boolean {
  const [left, right] = [one, other].map((texts) => texts.filter((text) => text !== ""));
  return left?.length === right?.length && left?.every((text, index) => text === right?.[index]) === true;
}
