import type { Validator } from "#rooms/db";
import type { AttributeValue } from "#rooms/html";
import type { UploadedFile } from "#rooms/http";
import type { ChoiceSource } from "../choices/choice-source.ts";
import type { Widget } from "../widgets/widget.ts";

/**
 * A field of a form: turns what was submitted into a value, and a value into what its widget shows. Any object that
 * does so is a field; `describeField` makes the parts that all of them have.
 */
export interface Field<Value, Initial = Value> {
  /** Undefined: made from the name. */
  readonly label: string | undefined;
  /** A sentence of advice beside the control. */
  readonly help: string | undefined;
  readonly required: boolean;
  readonly widget: Widget;
  /** What the field asks of its control, such as `maxlength`. */
  readonly attributes: Readonly<Record<string, AttributeValue>>;
  /** What a blank form shows; a function makes it anew for each form. */
  readonly initial: InitialValue<Initial> | undefined;
  /** Checks of a value that is there and of the right kind. */
  readonly validators: readonly Validator<never>[];
  readonly choices?: ChoiceSource;
  /** @param texts What the widget read; empty if nothing was sent. */
  clean(texts: readonly string[], context?: CleanContext<Initial>): FieldResult<Value> | Promise<FieldResult<Value>>;
  /** The texts that the control shows for a value. */
  format(value: Initial): readonly string[];
  /** True if the value is another one than the initial one. Without this function: if they are formatted differently. */
  isChanged?(initial: Initial | undefined, value: Value): boolean;
  /** The value of a field that keeps its initial one. Without this function: that one itself. */
  keep?(initial: Initial): FieldResult<Value> | Promise<FieldResult<Value>>;
  /** The same field for several forms of a page, where it reads its choices once. Without this function: itself. */
  shared?(): Field<Value, Initial>;
}

/** An initial value, or what makes it. */
export type InitialValue<Value> = Value | (() => Value);

/** What a value is cleaned with besides the texts. */
export interface CleanContext<Initial = unknown> {
  /** The files under the field's name. */
  readonly files?: readonly UploadedFile[];
  /** What the form showed before it was filled in. */
  readonly initial?: Initial | undefined;
}

/** The outcome of cleaning: a value, or what is wrong for the person who filled the form in. */
export type FieldResult<Value> =
  | { readonly valid: true; readonly value: Value }
  | { readonly valid: false; readonly errors: readonly string[] };

/** What may be said about every field. */
export interface FieldOptions<Value = unknown> {
  readonly label?: string;
  readonly help?: string;
  /** Default true. */
  readonly required?: boolean;
  /** Another way to show the field. */
  readonly widget?: Widget;
  /** What a blank form shows; a function makes it anew for each form. */
  readonly initial?: InitialValue<Value>;
  /** Checks of a value that is there and of the right kind; `validators` of `tolv/db` has Django's. */
  readonly validators?: readonly Validator<Value>[];
  /** What the browser may fill in: https://html.spec.whatwg.org/#autofill-field */
  readonly autocomplete?: string;
  /** Default false. */
  readonly autofocus?: boolean;
  /** More attributes of the control, such as `placeholder` or `data-…`. */
  readonly attributes?: Readonly<Record<string, AttributeValue>>;
}

/** A value that the field accepts. */
export function accept<Value>(value: Value): FieldResult<Value> {
  return { valid: true, value };
}

/** An answer that the field refuses. */
export function refuse(...errors: readonly string[]): FieldResult<never> {
  return { valid: false, errors };
}

/** What a kind of field has of its own, where the options say nothing else. */
export interface FieldDefaults {
  readonly widget: Widget;
  readonly attributes?: Readonly<Record<string, AttributeValue>>;
}

/** What all kinds of fields have alike. */
export type DescribedField<Value> = Pick<
  Field<Value>,
  "attributes" | "help" | "initial" | "label" | "required" | "validators" | "widget"
>;

/** The parts that all kinds of fields take over from their options. */
export function describeField<Value>(options: FieldOptions<Value>, defaults: FieldDefaults): DescribedField<Value> {
  const { label, help, required = true, widget = defaults.widget, initial, validators = [] } = options;
  const { autocomplete, autofocus, attributes: own } = options;
  const attributes = { ...defaults.attributes, autocomplete, autofocus, ...own };
  return { label, help, required, widget, attributes, initial, validators };
}
