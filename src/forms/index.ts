export * from "./fields.ts";
export { defineForm, type FormDefinition, type FormRules } from "./form/define-form.ts";
export type * from "./form/form.ts";
export * from "./formsets.ts";
export * from "./models.ts";
export * from "./rendering.ts";
export { type SchemaFormOptions, schemaForm } from "./schemas/schema-form.ts";
export * from "./widgets.ts";
