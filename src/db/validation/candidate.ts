import type { ModelClass, ModelField } from "../model-meta.ts";

/** A row that is checked before it is saved. */
export interface Candidate {
  readonly row: object;
  readonly model: ModelClass;
  /** Names of the fields that are not looked at. */
  readonly excluded: ReadonlySet<string>;
}

export interface ValidationOptions<Names extends string = string> {
  /** Fields that are not looked at, such as those that a form does not show. */
  readonly exclude?: readonly Names[];
}

export function candidate(row: object, model: ModelClass, { exclude = [] }: ValidationOptions): Candidate {
  return { row, model, excluded: new Set(exclude) };
}

/** The candidate without the fields that are known to be wrong. */
export function withoutFields({ excluded, ...rest }: Candidate, names: readonly string[]): Candidate {
  return { ...rest, excluded: new Set([...excluded, ...names]) };
}

/** The fields of a candidate that are looked at. */
export function checkedFields({ model, excluded }: Candidate): readonly ModelField[] {
  return model.meta.fields.filter(({ name }) => !excluded.has(name));
}

/** The value that would be saved; undefined where the database fills it in. */
export function candidateValue({ row }: Candidate, { attribute, field }: ModelField): unknown {
  const value: unknown = Reflect.get(row, attribute);
  return value === undefined ? field.defaultValue() : value;
}

/** True for what Django calls an empty value: null, an empty text, list, object or buffer. */
export function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined || value === "") return true;
  if (Array.isArray(value) || value instanceof Uint8Array) return value.length === 0;
  return typeof value === "object" && Object.getPrototypeOf(value) === Object.prototype && isBare(value);
}

function isBare(value: object): boolean {
  return Object.keys(value).length === 0;
}
