export * from "./errors/connection-errors.ts";
export * from "./errors/declaration-errors.ts";
export * from "./errors/query-errors.ts";
export * from "./errors/row-errors.ts";
export * from "./errors/statement-errors.ts";
export * from "./errors/validation-errors.ts";
