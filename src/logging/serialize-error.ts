import { TolvError } from "#rooms/errors";

/** An error as data; fields that it does not have are left out. */
export interface SerializedError {
  readonly type: string;
  readonly message: string;
  readonly code?: string;
  readonly hint?: string;
  /** PostgreSQL's own code, such as 23505 for a violated unique constraint. */
  readonly sqlstate?: string;
  readonly stack?: string;
  readonly cause?: unknown;
  /** The errors of an AggregateError. */
  readonly errors?: readonly unknown[];
}

/**
 * Turns an error into data for a record. Other fields of an error stay out of the log: the `detail` of a database
 * error, for one, quotes the values of a row.
 */
export function serializeError(error: Error): SerializedError {
  return {
    type: error.name === "Error" ? error.constructor.name : error.name,
    message: error.message,
    ...codesOf(error),
    ...(error instanceof TolvError && error.hint !== undefined && { hint: error.hint }),
    ...(error.stack !== undefined && { stack: error.stack }),
    ...(error.cause !== undefined && { cause: error.cause }),
    ...(error instanceof AggregateError && { errors: error.errors }),
  };
}

/** pg keeps the SQLSTATE where Node keeps codes such as EPIPE; no SQLSTATE begins with an E. */
function codesOf(error: Error & { readonly code?: unknown }): Pick<SerializedError, "code" | "sqlstate"> {
  if (typeof error.code !== "string") return {};
  return /^(?!E)[0-9A-Z]{5}$/.test(error.code) ? { sqlstate: error.code } : { code: error.code };
}
