export { renderErrorSummary, renderErrors } from "./rendering/render-errors.ts";
export { renderField, renderFields } from "./rendering/render-field.ts";
export { type RenderOptions, renderForm } from "./rendering/render-form.ts";
export { type FormsetRenderOptions, renderFormset } from "./rendering/render-formset.ts";
