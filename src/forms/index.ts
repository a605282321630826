export { defineForm, type FormDefinition, type FormRules } from "./define-form.ts";
export { accept, type Control, type Field, type FieldOptions, type FieldResult, refuse } from "./fields/field.ts";
export { field } from "./fields/field-kinds.ts";
export type { Form, FormErrors, FormField, FormFields, FormValues, InvalidForm, ValidForm } from "./form.ts";
export { type RenderOptions, renderErrors, renderField, renderForm } from "./render-form.ts";
