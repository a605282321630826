import type { Html } from "#rooms/html";
import type { UploadedFile } from "#rooms/http";
import type { Field, FieldResult } from "../fields/field.ts";
import type { Widget } from "../widgets/widget.ts";

/** The fields of a form by name. */
export type FormFields = { readonly [name: string]: Field<unknown> };

/** The values of a form whose fields were all filled in well. */
export type FormValues<Fields extends FormFields> = {
  readonly [Name in keyof Fields]: Fields[Name] extends {
    clean(texts: readonly string[]): FieldResult<infer Value> | Promise<FieldResult<infer Value>>;
  }
    ? Value
    : never;
};

/** What a form shows before anybody filled it in. */
export type FormInitial<Fields extends FormFields> = {
  readonly [Name in keyof Fields]?: Parameters<Fields[Name]["format"]>[0];
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
  /** The names of the fields whose values are others than the initial ones: Django's `changed_data`. */
  readonly changed: readonly (keyof Fields & string)[];
  /** True if a file can be sent, so that the form element needs `enctype="multipart/form-data"`. */
  readonly isMultipart: boolean;
}

/** A field as it is shown. */
export interface FormField {
  /** The name that the browser sends. */
  readonly name: string;
  readonly id: string;
  readonly label: string;
  readonly help: string | undefined;
  readonly required: boolean;
  readonly errors: readonly string[];
  /** How label and control stand to each other: that of the widget. */
  readonly layout: "control" | NonNullable<Widget["layout"]>;
  /** What the control shows. */
  readonly texts: readonly string[];
  /** The `<input>` or its like, tied to its label, help and errors; rendered when it is asked for. */
  readonly control: Html;
}

/** A submitted form that holds good values. */
export interface ValidForm<Fields extends FormFields, Values = FormValues<Fields>> extends Form<Fields> {
  readonly valid: true;
  readonly values: Values;
  /** The same form with errors that were found later, such as a name that was taken meanwhile. */
  refuse(errors: FormErrors<Fields>): InvalidForm<Fields>;
}

/** A submitted form that must be shown again. */
export interface InvalidForm<Fields extends FormFields> extends Form<Fields> {
  readonly valid: false;
}

/** How a form is shown. */
export interface BlankOptions<Fields extends FormFields> {
  readonly initial?: FormInitial<Fields> | undefined;
  /** Goes before the names of all controls, for several forms in one element. */
  readonly prefix?: string | undefined;
}

/** How a submitted form is read. */
export interface BindOptions<Fields extends FormFields> extends BlankOptions<Fields> {
  /** The files by name, from `request.files()`. */
  readonly files?: ReadonlyMap<string, readonly UploadedFile[]> | undefined;
  /** True to keep the initial values of fields of which nothing was sent: for changes of some fields only. */
  readonly partial?: boolean | undefined;
}
