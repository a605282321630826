import type { ModelField, ModelMeta } from "#rooms/db";
import { messages } from "../messages.ts";
import type { BoundEntry } from "./bind-formset.ts";
import type { FormsetSetup } from "./formset-setup.ts";

/** What is said about values that several forms of a formset have and only one may have. */
export interface Duplicates {
  readonly errors: readonly string[];
  /** The errors of single forms by their place. */
  readonly forms: ReadonlyMap<number, readonly string[]>;
}

/** Finds forms of a formset whose values no two rows may have: the database has seen none of them yet. */
export function findDuplicates({ model, via, newForm }: FormsetSetup, entries: readonly BoundEntry[]): Duplicates {
  const held = new Set(newForm.parts.map(({ name }) => name));
  const errors: string[] = [];
  const forms = new Map<number, readonly string[]>();
  for (const group of uniqueGroups(model.meta)) {
    // All rows of an inline formset belong to the same one.
    const compared = group.filter(({ name }) => name !== via?.name);
    if (compared.length === 0 || compared.some(({ name }) => !held.has(name))) continue;
    const repeated = repeatedPlaces(compared, entries);
    if (repeated.length > 0) errors.push(messages.duplicates(compared.map(({ label }) => label)));
    for (const place of repeated) forms.set(place, [messages.duplicateValues()]);
  }
  return { errors, forms };
}

function uniqueGroups(meta: ModelMeta): readonly (readonly ModelField[])[] {
  const single = meta.fields.filter(({ field }) => field.options.unique === true).map((field) => [field]);
  const unconditional = meta.uniqueConstraints.filter(({ where }) => where === undefined);
  const groups = [...meta.uniqueTogether, ...unconditional.map(({ fields }) => fields)];
  return [...single, ...groups.map((names) => meta.fields.filter(({ name }) => names.includes(name)))];
}

/** The places of the forms whose values an earlier form has. */
function repeatedPlaces(fields: readonly ModelField[], entries: readonly BoundEntry[]): readonly number[] {
  const seen = new Set<string>();
  return entries.flatMap((entry, place) => {
    const values = fields.map((field) => valueIn(entry, field));
    // NULL equals nothing.
    if (values.some((value) => value === undefined || value === null)) return [];
    const text = JSON.stringify(values.map(String));
    if (seen.has(text)) return [place];
    seen.add(text);
    return [];
  });
}

function valueIn({ fate, form, row }: BoundEntry, { name, attribute }: ModelField): unknown {
  if (fate === "deleted" || fate === "invalid") return undefined;
  const value = form === undefined ? row && Reflect.get(row, attribute) : form.values[name];
  return typeof value === "object" && value !== null ? comparable(value) : value;
}

/** A row is told by its key, any other object by its text. */
function comparable(value: object): unknown {
  const { meta } = value.constructor as { readonly meta?: ModelMeta };
  return meta === undefined ? value : Reflect.get(value, meta.primaryKey.attribute);
}
