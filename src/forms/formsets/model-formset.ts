import type { ModelClass, Query } from "#rooms/db";
import type { BindOptions, FormFields, FormInitial } from "../form/form.ts";
import type { ShownModelFields } from "../models/model-form.ts";
import type { FormModel, FormName, ModelFormFields, ModelFormValue } from "../models/model-form-fields.ts";
import type { ValuesByName } from "../models/row-values.ts";
import type { Formset, InvalidFormset } from "./formset.ts";
import type { FormsetOptions } from "./formset-options.ts";
import { modelFormsetOf } from "./model-formset-of.ts";
import type { FormsetUse, ModelFormsetOptions } from "./model-formset-options.ts";

/** Several rows of a model in one form element. */
export interface ModelFormset<Row, Parent, Fields extends FormFields, Values> {
  readonly model: ModelClass;
  /** A form for each row, read by one statement, and empty ones. */
  blank(use?: FormsetBlankOptions<Row, Parent, Fields>): Promise<Formset<Fields, Row>>;
  /** The formset as it was submitted; rows that are not the parent's, or not there any more, are refused. */
  bind(
    data: URLSearchParams,
    use?: FormsetBlankOptions<Row, Parent, Fields> & Pick<BindOptions<Fields>, "files">,
  ): Promise<ValidFormset<Row, Parent, Fields, Values> | InvalidFormset<Fields, Row>>;
}

/** What may differ from page to page. */
export interface FormsetBlankOptions<Row, Parent, Fields extends FormFields>
  extends Pick<FormsetUse, "canAdd" | "canChange" | "canDelete" | "extra" | "prefix"> {
  /** The row that all rows belong to; undefined while it is not there yet. */
  readonly parent?: Parent | undefined;
  /** The rows that may be changed at all, among those of the parent. */
  readonly rows?: () => RowsOf<Row>;
  /** What the empty forms show. */
  readonly initial?: readonly FormInitial<Fields>[];
}

/** A query for some rows, whatever the compiler knows of their fields. */
export interface RowsOf<Row> {
  readonly types: { readonly row: Row };
}

/** A submitted formset that can be saved. */
export interface ValidFormset<Row, Parent, Fields extends FormFields, Values> extends Formset<Fields, Row> {
  readonly valid: true;
  /** The values of the forms that were filled in or changed. */
  readonly values: readonly Values[];
  /**
   * Deletes, changes and creates rows, all of it or nothing.
   *
   * @param parent The row that new rows belong to, where it was not there when the formset was bound.
   * @throws ParentMissing without such a row.
   */
  save(parent?: Parent): Promise<SavedFormset<Row> | InvalidFormset<Fields, Row>>;
}

/** What was done, for a log. */
export interface SavedFormset<Row> {
  readonly valid: true;
  readonly added: readonly Row[];
  readonly changed: readonly ChangedRow<Row>[];
  readonly deleted: readonly Row[];
}

/** A row and the names of the fields whose values were changed. */
export interface ChangedRow<Row> {
  readonly row: Row;
  readonly fields: readonly string[];
}

/** A formset of a model that only the running program knows. */
export type AnyModelFormset = ModelFormset<object, object, FormFields, ValuesByName>;
/** One of them, submitted, that can be saved. */
export type AnyValidFormset = ValidFormset<object, object, FormFields, ValuesByName>;

/** What the forms of a formset hold. */
export interface FormsetFields<Row, F, Names extends string>
  extends FormsetOptions,
    ShownModelFields<Row, F, Names, FormFields> {
  readonly fields: readonly Names[];
  /** The rows that may be changed at all. Default: all of the model. */
  readonly rows?: () => Query<Row, F>;
  /** Finds what is wrong between the forms; runs once each of them is right by itself. */
  cleanAll?(
    values: readonly FormsetValues<F, Names>[],
  ): readonly string[] | undefined | Promise<readonly string[] | undefined>;
}

/** The values of a form of a formset. */
export type FormsetValues<F, Names extends string> = {
  readonly [K in Names]: K extends keyof F ? ModelFormValue<F[K]> : never;
};

/**
 * Makes a formset of rows of a model: those that are there, and new ones.
 *
 * @example
 * const tagForms = modelFormset(Tag, { fields: ["name", "slug"], extra: 1, canDelete: true });
 * const formset = await tagForms.bind(await request.form());
 * const saved = formset.valid ? await formset.save() : formset;
 * if (!saved.valid) return tagsPage(saved);
 */
export function modelFormset<C extends FormModel, const Names extends FormName<C["fields"]>>(
  model: C,
  options: FormsetFields<InstanceType<C>, C["fields"], Names>,
): ModelFormset<InstanceType<C>, never, ModelFormFields<C["fields"], Names>, FormsetValues<C["fields"], Names>>;
export function modelFormset(model: ModelClass, options: ModelFormsetOptions): AnyModelFormset {
  return modelFormsetOf(model, options);
}
