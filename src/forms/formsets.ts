export {
  defineFormset,
  type FilledFormset,
  type FormsetDefinition,
  type PlainFormsetOptions,
} from "./formsets/define-formset.ts";
export type { Formset, FormsetForm, InvalidFormset } from "./formsets/formset.ts";
export type { FormsetOptions } from "./formsets/formset-options.ts";
export { inlineFormset } from "./formsets/inline-formset.ts";
export * from "./formsets/model-formset.ts";
export { type InlineFormsetOptions, inlineFormsetOf, modelFormsetOf } from "./formsets/model-formset-of.ts";
export type { ModelFormsetOptions } from "./formsets/model-formset-options.ts";
export * from "./formsets/save-together.ts";
