export * from "./errors.ts";
export * from "./models/model-form.ts";
export type * from "./models/model-form-fields.ts";
export { modelFormOf } from "./models/model-form-of.ts";
export type { CleaningContext, ModelFormOptions } from "./models/model-form-options.ts";
