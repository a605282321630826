import type { Html } from "#rooms/html";
import type { Field } from "./fields/field.ts";

/** The fields of a form by name. */
export type FormFields = { readonly [name: string]: Field<unknown> };

/** The values of a form whose fields were all filled in well. */
export type FormValues<Fields extends FormFields> = {
  readonly [Name in keyof Fields]: Fields[Name] extends Field<infer Value> ? Value : never;
};

/** What is wrong with a form. */
export interface FormErrors<Fields extends FormFields> {
  /** What concerns no single field. */
  readonly form?: readonly string[];
  readonly fields?: { readonly [Name in keyof Fields]?: readonly string[] };
}

/** A form as it is shown. */
export interface Form<Fields extends FormFields = FormFields> {
  readonly fields: { readonly [Name in keyof Fields]: FormField };
  /** What is wrong with the form as a whole. */
  readonly errors: readonly string[];
}

/** A field as it is shown. */
export interface FormField {
  readonly name: string;
  readonly id: string;
  readonly label: string;
  readonly help: string | undefined;
  readonly errors: readonly string[];
  /** The `<input>` or its like, tied to its label, help and errors. */
  readonly control: Html;
}

/** A submitted form that holds good values. */
export interface ValidForm<Fields extends FormFields> extends Form<Fields> {
  readonly valid: true;
  readonly values: FormValues<Fields>;
  /** The same form with errors that were found later, such as a name that was taken meanwhile. */
  refuse(errors: FormErrors<Fields>): InvalidForm<Fields>;
}

/** A submitted form that must be shown again. */
export interface InvalidForm<Fields extends FormFields> extends Form<Fields> {
  readonly valid: false;
}
