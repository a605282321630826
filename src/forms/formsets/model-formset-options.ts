import type { ModelClass, ModelField } from "#rooms/db";
import type { Rows } from "../choices/row-choices.ts";
import type { ModelFormOptions } from "../models/model-form-options.ts";
import type { FormsetOptions } from "./formset-options.ts";

/** What the forms of a model's formset hold, how many there are, and of which rows. */
export interface ModelFormsetOptions extends ModelFormOptions, FormsetOptions {
  /** The rows that may be changed at all. Default: all of the model. */
  readonly rows?: () => Rows;
  /** Finds what is wrong between the forms; runs once each of them is right by itself. */
  cleanAll?(
    values: readonly Readonly<Record<string, unknown>>[],
  ): readonly string[] | undefined | Promise<readonly string[] | undefined>;
}

/** What a formset of a model is made from. */
export interface ModelFormsetDeclaration {
  readonly model: ModelClass;
  readonly options: ModelFormsetOptions;
  /** The foreign key to the row that all rows of the formset belong to. */
  readonly via: ModelField | undefined;
}

/** What may differ from page to page. */
export interface FormsetUse extends Pick<FormsetOptions, "canAdd" | "canChange" | "canDelete" | "extra" | "prefix"> {
  /** The row that the rows belong to; undefined while it is not there yet. */
  readonly parent?: object | undefined;
  /** The rows that may be changed at all. */
  readonly rows?: () => Rows;
  /** What the empty forms show. */
  readonly initial?: readonly Readonly<Record<string, unknown>>[];
}
