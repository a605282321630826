export { defineError, type ErrorClass, type ErrorSpecification, errorCodes } from "./define-error.ts";
export { TolvError, type TolvErrorOptions } from "./tolv-error.ts";
