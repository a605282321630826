import type { FieldsOf, InstanceOf, ModelClass, SomeValues, ToManyShape, ToOneShape } from "#rooms/db";
import type { Field } from "../fields/field.ts";
import type { RowSource } from "../fields/row-fields.ts";
import type {
  BindOptions,
  BlankOptions,
  Form,
  FormErrors,
  FormFields,
  FormValues,
  InvalidForm,
  ValidForm,
} from "../form/form.ts";
import type { FieldNaming } from "../form/form-state.ts";
import type { Widget } from "../widgets/widget.ts";
import type { FormModel, FormName, ModelFormFields, ModelFormValue } from "./model-form-fields.ts";
import { modelFormOf } from "./model-form-of.ts";
import type { CleaningContext, ModelFormOptions } from "./model-form-options.ts";
import type { ValuesByName } from "./row-values.ts";

/** The fields of a form and those that its model has not. */
type AllFields<F, Names extends string, Extra extends FormFields> = ModelFormFields<F, Names> & Extra;

/** The values of a form as the model has them. */
type AllValues<F, Names extends string, Extra extends FormFields> = {
  readonly [K in Names]: K extends keyof F ? ModelFormValue<F[K]> : never;
} & FormValues<Extra>;

type ByName<Names extends string, Value> = { readonly [K in Names]?: Value };

/** The rows that a relation may lead to. */
type Choosable<Part> =
  Part extends ToManyShape<infer Target>
    ? RowSource<InstanceOf<Target>, FieldsOf<Target>>
    : Part extends ToOneShape<infer Target>
      ? RowSource<InstanceOf<Target>, FieldsOf<Target>>
      : never;

/** How a form shows the fields of its model. */
export interface ShownModelFields<Row, F, Names extends string, Extra extends FormFields>
  extends Pick<FieldNaming, "htmlName"> {
  readonly labels?: ByName<Names, string>;
  readonly helpTexts?: ByName<Names, string>;
  readonly widgets?: ByName<Names, Widget>;
  /** Form fields that take the place of those that the model's would have. */
  readonly overrides?: {
    readonly [K in Names]?: K extends keyof F ? Field<ModelFormValue<F[K]> | undefined, unknown> : never;
  };
  /** Fields that the model has not; they are cleaned, and nothing is saved of them. */
  readonly extraFields?: Extra;
  /** The rows that relations may lead to: a query, or a function that makes it for each form. */
  readonly querysets?: { readonly [K in Names]?: K extends keyof F ? Choosable<F[K]> : never };
  /** Finds what is wrong between the fields; runs once each of them is right by itself. */
  clean?(
    values: AllValues<F, Names, Extra>,
    context: CleaningContext<Row>,
  ): Cleaned<F, Names, Extra> | Promise<Cleaned<F, Names, Extra>>;
}

type Cleaned<F, Names extends string, Extra extends FormFields> = FormErrors<AllFields<F, Names, Extra>> | undefined;

/** A form of a model. */
export interface ModelForm<Row, Fields extends FormFields, Values, Other> {
  readonly model: ModelClass;
  /** The fields; made when they are first asked for, since models may refer to each other in circles. */
  readonly fields: Fields;
  /** The form of a row, or of a new one: the keys of its many-to-many relations are read by one statement each. */
  blank(options?: ModelBlankOptions<Row, Fields>): Promise<Form<Fields>>;
  /** The form as it was submitted: with typed values and `save` if all is well, otherwise with its errors. */
  bind(
    data: URLSearchParams,
    options?: ModelBlankOptions<Row, Fields> & Pick<BindOptions<Fields>, "files" | "partial">,
  ): Promise<ValidModelForm<Row, Fields, Values, Other> | InvalidForm<Fields>>;
}

/** Which row a form is about, and how it is shown. */
export interface ModelBlankOptions<Row, Fields extends FormFields> extends BlankOptions<Fields> {
  /** The row that is changed; a new one without it. */
  readonly instance?: Row | undefined;
}

/** A submitted form of a model that can be saved. */
export interface ValidModelForm<Row, Fields extends FormFields, Values, Other> extends ValidForm<Fields, Values> {
  /** The row that is changed; undefined for a new one. */
  readonly instance: Row | undefined;
  /**
   * Creates the row, or writes what was changed of it, many-to-many relations afterwards; all of it or nothing.
   *
   * @param values Values of fields that the form does not hold, such as the author of a comment.
   * @returns The form with errors if the database refused what was right a moment ago: a name that was taken meanwhile.
   */
  save(values?: Other): Promise<SavedForm<Row> | InvalidForm<Fields>>;
}

/** What was saved. */
export interface SavedForm<Row> {
  readonly valid: true;
  readonly row: Row;
  readonly isNew: boolean;
  /** The names of the fields whose values were changed. */
  readonly changed: readonly string[];
}

/** A form of a model that only the running program knows. */
export type AnyModelForm = ModelForm<object, FormFields, ValuesByName, ValuesByName>;
/** One of them, submitted, that can be saved. */
export type AnyValidModelForm = ValidModelForm<object, FormFields, ValuesByName, ValuesByName>;

/** No fields. */
type Nothing = Readonly<Record<never, never>>;

/**
 * Makes a form from a model: its fields, checks, labels and choices come from there, and `save` writes what the form
 * holds, never anything else that was sent. Either `fields` names what it holds, or `exclude` what it does not.
 *
 * @example
 * export const commentForm = modelForm(Comment, { fields: ["name", "email", "body"] });
 * const form = await commentForm.bind(await request.form());
 * if (!form.valid) return commentPage(form);
 * await form.save({ post });
 */
export function modelForm<
  C extends FormModel,
  const Names extends FormName<C["fields"]>,
  Extra extends FormFields = Nothing,
>(
  model: C,
  options: { readonly fields: readonly Names[] } & ShownModelFields<InstanceType<C>, C["fields"], Names, Extra>,
): ModelForm<
  InstanceType<C>,
  AllFields<C["fields"], Names, Extra>,
  AllValues<C["fields"], Names, Extra>,
  SomeValues<C["fields"]>
>;
export function modelForm<C extends FormModel, Extra extends FormFields = Nothing>(
  model: C,
  options: { readonly exclude: readonly FormName<C["fields"]>[] } & ShownModelFields<
    InstanceType<C>,
    C["fields"],
    FormName<C["fields"]>,
    Extra
  >,
): ModelForm<
  InstanceType<C>,
  AllFields<C["fields"], FormName<C["fields"]>, Extra>,
  Partial<AllValues<C["fields"], FormName<C["fields"]>, Extra>>,
  SomeValues<C["fields"]>
>;
export function modelForm(model: ModelClass, options: ModelFormOptions): AnyModelForm {
  return modelFormOf(model, options);
}
