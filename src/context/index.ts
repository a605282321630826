export { type ContextEntry, type ContextKey, defineContextKey, runInContext } from "./context-key.ts";
export { ContextMissing } from "./errors.ts";
