import type { Html } from "#rooms/html";

/** A field of a form: turns what was submitted into a value, and a value into a control. */
export interface Field<Value> {
  /** Undefined: made from the name. */
  readonly label: string | undefined;
  /** A sentence of advice beside the control. */
  readonly help: string | undefined;
  readonly required: boolean;
  /** @param texts What was submitted under the field's name; empty if nothing was. */
  clean(texts: readonly string[]): FieldResult<Value>;
  /** The text that the control shows for a value. */
  format(value: Value): string;
  renderControl(control: Control): Html;
}

/** The outcome of cleaning: a value, or what is wrong for the person who filled the form in. */
export type FieldResult<Value> =
  | { readonly valid: true; readonly value: Value }
  | { readonly valid: false; readonly error: string };

/** What a control is rendered from. */
export interface Control {
  readonly name: string;
  readonly id: string;
  /** What the person submitted, or the initial value. */
  readonly text: string;
  /** The ids of the help and the errors; undefined without either. */
  readonly describedBy: string | undefined;
  readonly invalid: boolean;
}

/** What may be said about every field. */
export interface FieldOptions {
  readonly label?: string;
  readonly help?: string;
  /** Default true. */
  readonly required?: boolean;
  /** What the browser may fill in: https://html.spec.whatwg.org/#autofill-field */
  readonly autocomplete?: string;
  /** Default false. */
  readonly autofocus?: boolean;
}

/** A value that the field accepts. */
export function accept<Value>(value: Value): FieldResult<Value> {
  return { valid: true, value };
}

/** An answer that the field refuses. */
export function refuse(error: string): FieldResult<never> {
  return { valid: false, error };
}

/** What all kinds of fields take over from their options. */
export function describe({ label, help, required = true }: FieldOptions) {
  return { label, help, required };
}
