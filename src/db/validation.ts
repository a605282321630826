export type { ValidationOptions } from "./validation/candidate.ts";
export { type ErrorsByField, nonField } from "./validation/errors-by-field.ts";
export type { Problem, Validator } from "./validation/problem.ts";
export { type Complaint, validationError } from "./validation/validation-error.ts";
export { validationFailureOf } from "./validation/validation-failure-of.ts";
export { validators } from "./validation/validators.ts";
