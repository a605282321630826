import type { ModelClass } from "#rooms/db";
import type { Rows } from "../choices/row-choices.ts";
import type { Field } from "../fields/field.ts";
import type { FormErrors, FormFields } from "../form/form.ts";
import type { FieldNaming } from "../form/form-state.ts";
import type { Widget } from "../widgets/widget.ts";

/** The rows that a relation may lead to: a query, or a function that makes it for each form. */
export type ChoosableRows = Rows | (() => Rows);

/** What a form of a model holds and how it shows it; names are those of the model's fields. */
export interface ModelFormOptions extends Pick<FieldNaming, "htmlName"> {
  /** The fields in their order. Default: all editable ones. */
  readonly fields?: readonly string[];
  /** Fields that are left out. */
  readonly exclude?: readonly string[];
  readonly labels?: Readonly<Record<string, string | undefined>>;
  readonly helpTexts?: Readonly<Record<string, string | undefined>>;
  readonly widgets?: Readonly<Record<string, Widget | undefined>>;
  /** Form fields that take the place of those that the model's would have. */
  readonly overrides?: FormFields | Readonly<Record<string, Field<unknown> | undefined>>;
  /** Fields that the model has not; they are cleaned, and nothing is saved of them. */
  readonly extraFields?: FormFields;
  readonly querysets?: Readonly<Record<string, ChoosableRows | undefined>>;
  /** Finds what is wrong between the fields; runs once each of them is right by itself. */
  clean?(values: Readonly<Record<string, unknown>>, context: CleaningContext): CleaningAnswer | Promise<CleaningAnswer>;
}

/** What a form's `clean` is given besides the values. */
export interface CleaningContext<Row = object> {
  /** The row that is changed; undefined for a new one. */
  readonly instance: Row | undefined;
}

type CleaningAnswer = FormErrors<FormFields> | undefined;

/** A model and what its form holds. */
export interface ModelFormDeclaration {
  readonly model: ModelClass;
  readonly options: ModelFormOptions;
}
