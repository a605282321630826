import type { FieldsOf, ModelClass, ToOneShape } from "#rooms/db";
import type { FormModel, FormName, ModelFormFields } from "../models/model-form-fields.ts";
import type { AnyModelFormset, FormsetFields, FormsetValues, ModelFormset } from "./model-formset.ts";
import { type InlineFormsetOptions, inlineFormsetOf } from "./model-formset-of.ts";

/** The names of the foreign keys to a model. */
type KeyTo<F, Parent> = {
  [K in keyof F & string]: F[K] extends ToOneShape<infer Target>
    ? FieldsOf<Target> extends Parent
      ? K
      : never
    : never;
}[keyof F & string];

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
): ModelFormset<
  InstanceType<C>,
  InstanceType<P>,
  ModelFormFields<C["fields"], Names>,
  FormsetValues<C["fields"], Names>
>;
export function inlineFormset(parent: ModelClass, model: ModelClass, options: InlineFormsetOptions): AnyModelFormset {
  return inlineFormsetOf(parent, model, options);
}
