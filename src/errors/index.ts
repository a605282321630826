export { defineError, type ErrorClass, type ErrorSpecification, errorDefinitions } from "./define-error.ts";
export { TolvError, type TolvErrorOptions } from "./tolv-error.ts";
