import { type ModelClass, type ModelField, targetModel } from "#rooms/db";
import type { Rows } from "../choices/row-choices.ts";
import { InlineInvalid } from "../errors.ts";
import type { FormFields } from "../form/form.ts";
import { bindFormset } from "./bind-formset.ts";
import { blankFormset } from "./blank-formset.ts";
import { formsetSetup } from "./formset-setup.ts";
import type { AnyModelFormset, FormsetBlankOptions } from "./model-formset.ts";
import type { FormsetUse, ModelFormsetDeclaration, ModelFormsetOptions } from "./model-formset-options.ts";

/**
 * Makes a formset of a model that only the running program knows. Where the compiler knows it, `modelFormset` says more.
 *
 * @example
 * const formset = await modelFormsetOf(model, { fields: ["name"], canDelete: true }).bind(data);
 */
export function modelFormsetOf(model: ModelClass, options: ModelFormsetOptions = {}): AnyModelFormset {
  return formsetOf(model, () => ({ model, options, via: undefined }));
}

/** The options of an inline formset of a model that only the running program knows. */
export interface InlineFormsetOptions extends ModelFormsetOptions {
  /** The foreign key to the parent, where the model has several. */
  readonly via?: string | undefined;
}

/**
 * Makes a formset of the rows that refer to another one. Where the compiler knows the models, `inlineFormset` says more.
 *
 * @throws InlineInvalid where the model has no foreign key to the parent, or several and none is named.
 *
 * @example
 * const formset = await inlineFormsetOf(parent, model, { extra: 1 }).bind(data, { parent: row });
 */
export function inlineFormsetOf(
  parent: ModelClass,
  model: ModelClass,
  { via, ...options }: InlineFormsetOptions = {},
): AnyModelFormset {
  let declared: ModelFormsetDeclaration | undefined;
  // Models may refer to each other in circles: the foreign key is looked for when it is first needed.
  const declaration = () => {
    declared ??= inlineDeclaration(parent, model, { via, ...options });
    return declared;
  };
  return formsetOf(model, declaration);
}

function formsetOf(model: ModelClass, declaration: () => ModelFormsetDeclaration): AnyModelFormset {
  return {
    model,
    blank: async (use = {}) => blankFormset(formsetSetup(declaration(), asUse(use))),
    bind: async (data, { files, ...use } = {}) => bindFormset(formsetSetup(declaration(), asUse(use)), { data, files }),
  };
}

/** The rows are a query; its type says no more than which rows it answers with. */
function asUse({ rows, ...use }: FormsetBlankOptions<object, object, FormFields>): FormsetUse {
  return rows === undefined ? use : { ...use, rows: rows as () => Rows };
}

function inlineDeclaration(
  parent: ModelClass,
  model: ModelClass,
  { via, ...options }: InlineFormsetOptions,
): ModelFormsetDeclaration {
  const key = foreignKeyTo(parent, model, via);
  const reverse = parent.meta.reverse.find(({ field }) => field.via === key.name && reverseModel(field) === model);
  const name = reverse?.name ?? `${model.meta.name.toLowerCase()}_set`;
  const prefix = options.htmlName?.(name) ?? name;
  // A one-to-one has one row at most.
  const single = key.field.kind === "oneToOne" ? { max: 1 } : {};
  return { model, via: key, options: { canDelete: true, prefix, ...single, ...options } };
}

function foreignKeyTo(parent: ModelClass, model: ModelClass, via: string | undefined): ModelField {
  const keys = model.meta.fields.filter((field) => targetModel(field) === parent);
  const [key, other] = via === undefined ? keys : keys.filter(({ name }) => name === via);
  if (key !== undefined && other === undefined) return key;
  const problem = key === undefined ? "it has no foreign key to it" : "it has several foreign keys to it";
  throw new InlineInvalid({ parent: parent.meta.label, model: model.meta.label, problem });
}

function reverseModel({ target }: { readonly target: () => unknown }): unknown {
  return target();
}
