import { defineError } from "#rooms/errors";

/** What is known of a query that PostgreSQL refused. */
export interface QueryErrorDetails {
  readonly sqlstate: string;
  /** PostgreSQL's own message. */
  readonly message: string;
  readonly model: string | undefined;
  readonly table: string | undefined;
  readonly column: string | undefined;
  readonly constraint: string | undefined;
  /** The columns that a unique constraint or foreign key is about. */
  readonly columns?: readonly string[];
}

/** A row has a value that must be unique and is taken (SQLSTATE 23505). */
export const UniqueViolation = defineError<QueryErrorDetails>("db.unique_violation", {
  message: (details) => `Another row of ${subject(details)} has the same value (constraint "${details.constraint}").`,
  hint: "Change the value, or update the row that exists.",
  status: 409,
});

/** A reference has no target, or a row is still referred to (SQLSTATE 23503). */
export const ForeignKeyViolation = defineError<QueryErrorDetails>("db.foreign_key_violation", {
  message: (details) => `A reference of ${subject(details)} would lead nowhere (constraint "${details.constraint}").`,
  hint: "Save the referred row first; or delete the rows that refer to it first.",
  status: 409,
});

/** A column without null was given none (SQLSTATE 23502). */
export const NotNullViolation = defineError<QueryErrorDetails>("db.not_null_violation", {
  message: (details) => `Column "${details.column}" of ${subject(details)} must not be null.`,
  hint: "Give a value, or declare the field with `null: true`.",
});

/** A value breaks a check constraint of its table (SQLSTATE 23514). */
export const CheckViolation = defineError<QueryErrorDetails>("db.check_violation", {
  message: (details) => `A value of ${subject(details)} breaks the constraint "${details.constraint}".`,
});

/** A statement names a table that the database lacks (SQLSTATE 42P01): a migration is missing. */
export const TableMissing = defineError<QueryErrorDetails>("db.table_missing", {
  message: (details) => `A table of ${subject(details)} is missing: ${details.message}.`,
  hint: "Run `tolv migrate`.",
});

/** A statement names a column that the database lacks (SQLSTATE 42703): a migration is missing. */
export const ColumnMissing = defineError<QueryErrorDetails>("db.column_missing", {
  message: (details) => `A column of ${subject(details)} is missing: ${details.message}.`,
  hint: "Run `tolv migrate`; if it changes nothing, `tolv makemigrations` first.",
});

/** Concurrent transactions could not be put into an order (SQLSTATE 40001); running it again usually succeeds. */
export const SerializationFailure = defineError<QueryErrorDetails>("db.serialization_failure", {
  message: () => "Another transaction changed the same rows.",
  hint: "Run the whole transaction again: `atomic(work, { isolation, retries: 3 })` does.",
  status: 503,
});

/** PostgreSQL ended a transaction to resolve a deadlock (SQLSTATE 40P01). */
export const Deadlock = defineError<QueryErrorDetails>("db.deadlock", {
  message: () => "Two transactions waited for each other, and PostgreSQL ended this one.",
  hint: "Run the transaction again, as `atomic(work, { retries: 3 })` does; lock rows in the same order everywhere.",
  status: 503,
});

/** A statement ran longer than `statement_timeout` allows, or was cancelled (SQLSTATE 57014). */
export const StatementTimeout = defineError<QueryErrorDetails>("db.statement_timeout", {
  message: ({ message }) => `PostgreSQL stopped a statement: ${message}.`,
  hint: "Make the query cheaper, or raise the statement timeout.",
  status: 503,
});

/** A statement was stopped because the signal given to `limitStatements` was aborted: nobody waits for its answer. */
export const StatementCancelled = defineError<QueryErrorDetails>("db.statement_cancelled", {
  message: (details) => `A statement on ${subject(details)} was cancelled by the program.`,
  hint: "Nothing is wrong with it; the signal in `limitStatements` was aborted.",
  status: 503,
});

/** A statement waited longer for a lock than `lock_timeout` allows (SQLSTATE 55P03). */
export const LockTimeout = defineError<QueryErrorDetails>("db.lock_timeout", {
  message: ({ message }) => `A lock was not free in time: ${message}.`,
  hint: "Look for a long transaction on the same table, and try again.",
  status: 503,
});

/** A statement came after one that had failed in the same transaction (SQLSTATE 25P02). */
export const TransactionAborted = defineError<QueryErrorDetails>("db.transaction_aborted", {
  message: () => "An earlier statement of this transaction failed, so nothing more can be done in it.",
  hint: "Let the error leave `atomic`, or run the statement that may fail in an `atomic` of its own.",
});

/** PostgreSQL refused a statement for a reason that has no error of its own; `details.sqlstate` says which. */
export const QueryFailed = defineError<QueryErrorDetails>("db.query_failed", {
  message: (details) => `PostgreSQL refused ${subject(details)} (SQLSTATE ${details.sqlstate}): ${details.message}.`,
});

/** A statement came when the transaction it belongs to was already committed or rolled back. */
export const TransactionFinished = defineError<object>("db.transaction_finished", {
  message: () => "A query ran after its transaction had ended.",
  hint: "An `await` is missing inside `atomic`.",
});

/** A transaction is to have an isolation that PostgreSQL does not know; it is not repeated here. */
export const IsolationUnknown = defineError<{ known: readonly string[] }>("db.isolation_unknown", {
  message: () => "A transaction was given an isolation that does not exist.",
  hint: ({ known }) => `Use one of ${known.join(", ")}.`,
});

/** `sql.identifier` was given something that cannot name a table or a column. */
export const IdentifierInvalid = defineError<{ found: string }>("db.identifier_invalid", {
  message: ({ found }) => `An identifier is a name of 1 to 63 bytes, and was given ${found}.`,
  hint: "Choose among names that you know; never pass on what a request names.",
});

/** An inner `atomic` asks for retries: a part of a transaction cannot be run again alone. */
export const RetriesNested = defineError<object>("db.retries_nested", {
  message: () => "A part of a transaction cannot be retried by itself.",
  hint: "Give `retries` to the outermost `atomic`.",
});

/** An inner `atomic` asks for another isolation than the transaction it runs in. */
export const IsolationNested = defineError<object>("db.isolation_nested", {
  message: () => "The isolation of a transaction cannot change inside it.",
  hint: "Give `isolation` to the outermost `atomic`.",
});

function subject({ model, table }: QueryErrorDetails): string {
  return model ?? table ?? "the query";
}
