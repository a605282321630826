import type { FieldsOf, ModelClass, Query, ToOneShape } from "#rooms/db";
import type { FormFields } from "../form/form.ts";
import type { FormModel, FormName, ModelFormFields, ModelFormValue, ShownModelFields } from "../models/model-form.ts";
import type { FormsetOptions } from "./formset-options.ts";
import type { AnyModelFormset, ModelFormset } from "./model-formset.ts";
import { type InlineFormsetOptions, inlineFormsetOf, modelFormsetOf } from "./model-formset-of.ts";
import type { ModelFormsetOptions } from "./model-formset-options.ts";

/** What the forms of a formset hold. */
interface FormsetFields<Row, F, Names extends string>
  extends FormsetOptions,
    ShownModelFields<Row, F, Names, FormFields> {
  readonly fields: readonly Names[];
  /** The rows that may be changed at all. Default: all of the model. */
  readonly rows?: () => Query<Row, F>;
  /** Finds what is wrong between the forms; runs once each of them is right by itself. */
  cleanAll?(
    values: readonly ValuesOf<F, Names>[],
  ): readonly string[] | undefined | Promise<readonly string[] | undefined>;
}

type ValuesOf<F, Names extends string> = { readonly [K in Names]: K extends keyof F ? ModelFormValue<F[K]> : never };

/** The names of the foreign keys to a model. */
type KeyTo<F, Parent> = {
  [K in keyof F & string]: F[K] extends ToOneShape<infer Target>
    ? FieldsOf<Target> extends Parent
      ? K
      : never
    : never;
}[keyof F & string];

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
): ModelFormset<InstanceType<C>, never, ModelFormFields<C["fields"], Names>, ValuesOf<C["fields"], Names>>;
export function modelFormset(model: ModelClass, options: ModelFormsetOptions): AnyModelFormset {
  return modelFormsetOf(model, options);
}

/**
 * Makes a formset of the rows that refer to a row of another model, for the page of that row.
 *
 * @param via The foreign key, where the model has several to the parent.
 * @throws InlineInvalid for models that are not related in that way, when it is first used.
 *
 * @example
 * const commentForms = inlineFormset(Post, Comment, { fields: ["name", "body", "approved"], extra: 1 });
 * const comments = await commentForms.bind(await request.form(), { parent: post });
 * if (comments.valid) await comments.save();
 */
export function inlineFormset<P extends FormModel, C extends FormModel, const Names extends FormName<C["fields"]>>(
  parent: P,
  model: C,
  options: FormsetFields<InstanceType<C>, C["fields"], Names> & { readonly via?: KeyTo<C["fields"], P["fields"]> },
): ModelFormset<InstanceType<C>, InstanceType<P>, ModelFormFields<C["fields"], Names>, ValuesOf<C["fields"], Names>>;
export function inlineFormset(parent: ModelClass, model: ModelClass, options: InlineFormsetOptions): AnyModelFormset {
  return inlineFormsetOf(parent, model, options);
}
