import { defineError } from "#rooms/errors";
import type { DatabaseAddress } from "./connections/address.ts";

export const InvalidValue = defineError<{ kind: string; expected: string; found: string }>("db.invalid_value", {
  message: ({ kind, expected, found }) => `A ${kind} field takes ${expected}, and was given a value of type ${found}.`,
  hint: "Convert the value before it reaches the model; forms do it for what a browser sends.",
});

export const UnsafeInteger = defineError<{ type: string }>("db.unsafe_integer", {
  message: ({ type }) => `A value of type ${type} is beyond 2^53 - 1 and cannot be read as a number.`,
  hint: "Declare the column with `f.bigInteger()`: its values are of type bigint.",
});

export const InvalidDate = defineError<{ expected: string }>("db.invalid_date", {
  message: ({ expected }) => `A date or time could not be read: expected ${expected}.`,
});

export const ModelInvalid = defineError<{ model: string; problem: string }>("db.model_invalid", {
  message: ({ model, problem }) => `Model ${model}: ${problem}`,
});

export const UnresolvedTarget = defineError<{ target: string }>("db.unresolved_target", {
  message: ({ target }) => `The relation to "${target}" is known by its label only.`,
  hint: "Labels are for migration states; in a model pass a function: `f.foreignKey(() => User, …)`.",
});

export const DatabaseUrlInvalid = defineError<object>("db.url_invalid", {
  message: () => "The URL of the database could not be read (it is not shown: it holds the password).",
  hint: "Set DATABASE_URL to `postgres://user:password@host:5432/database`; write # ? @ % + / in a password as %23 %3F %40 %25 %2B %2F.",
});

const place = ({ host, port, database, user }: DatabaseAddress) =>
  `database "${database}" on ${host}:${port} as user "${user}"`;

export const ServerUnreachable = defineError<DatabaseAddress>("db.server_unreachable", {
  message: (address) => `No PostgreSQL server answers: ${place(address)}.`,
  hint: "Start the server, or correct the host and the port in DATABASE_URL.",
  status: 503,
});

export const ServerStarting = defineError<DatabaseAddress>("db.server_starting", {
  message: (address) => `The PostgreSQL server is starting up or shutting down: ${place(address)}.`,
  hint: "Try again in a moment.",
  status: 503,
});

export const PasswordRefused = defineError<DatabaseAddress>("db.password_refused", {
  message: (address) => `The password was refused: ${place(address)}.`,
  hint: "Correct the user and the password in DATABASE_URL; PostgreSQL answers the same for a role that does not exist.",
  status: 503,
});

export const RoleMissing = defineError<DatabaseAddress>("db.role_missing", {
  message: (address) => `The role "${address.user}" does not exist: ${place(address)}.`,
  hint: "Create it with `CREATE ROLE … LOGIN`, or correct the user in DATABASE_URL.",
  status: 503,
});

export const AccessRefused = defineError<DatabaseAddress>("db.access_refused", {
  message: (address) => `The server refuses this way of connecting: ${place(address)}.`,
  hint: "Its `pg_hba.conf` asks for another host, user or TLS; with TLS, add `?sslmode=require` to DATABASE_URL.",
  status: 503,
});

export const DatabaseMissing = defineError<DatabaseAddress>("db.database_missing", {
  message: (address) => `The database "${address.database}" does not exist: ${place(address)}.`,
  hint: "Create it with `createdb`, or correct the last part of DATABASE_URL.",
  status: 503,
});

export const TlsFailed = defineError<DatabaseAddress>("db.tls_failed", {
  message: (address) => `The encrypted connection failed: ${place(address)}.`,
  hint: "Check `sslmode` in DATABASE_URL and the server's certificate.",
  status: 503,
});

export const TooManyConnections = defineError<DatabaseAddress>("db.too_many_connections", {
  message: (address) => `The server has no connection left: ${place(address)}.`,
  hint: "Use fewer processes or a smaller pool, or raise `max_connections`.",
  status: 503,
});

export const PoolExhausted = defineError<{ poolSize: number; milliseconds: number }>("db.pool_exhausted", {
  message: ({ poolSize, milliseconds }) =>
    `All ${poolSize} connections of the pool were busy for ${milliseconds} milliseconds.`,
  hint: "Look for transactions that stay open, or raise the size of the pool.",
  status: 503,
});

export const ConnectionLost = defineError<object>("db.connection_lost", {
  message: () => "The connection to PostgreSQL was lost while it was in use.",
  hint: "The server restarted or ended the session; try again: a new connection is opened.",
  status: 503,
});

export const DatabaseClosed = defineError<object>("db.closed", {
  message: () => "The database was used after it was closed.",
  hint: "Wait for pending work before `database.close()`.",
});

/** What is known of a query that PostgreSQL refused. */
export interface QueryErrorDetails {
  readonly sqlstate: string;
  /** PostgreSQL's own message. */
  readonly message: string;
  readonly model: string | undefined;
  readonly table: string | undefined;
  readonly column: string | undefined;
  readonly constraint: string | undefined;
}

const subject = ({ model, table }: QueryErrorDetails) => model ?? table ?? "the query";

export const UniqueViolation = defineError<QueryErrorDetails>("db.unique_violation", {
  message: (details) => `Another row of ${subject(details)} has the same value (constraint "${details.constraint}").`,
  hint: "Change the value, or update the row that exists.",
  status: 409,
});

export const ForeignKeyViolation = defineError<QueryErrorDetails>("db.foreign_key_violation", {
  message: (details) => `A reference of ${subject(details)} would lead nowhere (constraint "${details.constraint}").`,
  hint: "Save the referred row first; or delete the rows that refer to it first.",
  status: 409,
});

export const NotNullViolation = defineError<QueryErrorDetails>("db.not_null_violation", {
  message: (details) => `Column "${details.column}" of ${subject(details)} must not be null.`,
  hint: "Give a value, or declare the field with `null: true`.",
});

export const CheckViolation = defineError<QueryErrorDetails>("db.check_violation", {
  message: (details) => `A value of ${subject(details)} breaks the constraint "${details.constraint}".`,
});

export const TableMissing = defineError<QueryErrorDetails>("db.table_missing", {
  message: (details) => `A table of ${subject(details)} is missing: ${details.message}.`,
  hint: "Run `tolv migrate`.",
});

export const ColumnMissing = defineError<QueryErrorDetails>("db.column_missing", {
  message: (details) => `A column of ${subject(details)} is missing: ${details.message}.`,
  hint: "Run `tolv migrate`; if it changes nothing, `tolv makemigrations` first.",
});

export const SerializationFailure = defineError<QueryErrorDetails>("db.serialization_failure", {
  message: () => "Another transaction changed the same rows.",
  hint: "Run the whole transaction again.",
  status: 503,
});

export const Deadlock = defineError<QueryErrorDetails>("db.deadlock", {
  message: () => "Two transactions waited for each other, and PostgreSQL ended this one.",
  hint: "Run the transaction again; lock rows in the same order everywhere.",
  status: 503,
});

export const StatementTimeout = defineError<QueryErrorDetails>("db.statement_timeout", {
  message: ({ message }) => `PostgreSQL stopped a statement: ${message}.`,
  hint: "Make the query cheaper, or raise the statement timeout.",
  status: 503,
});

export const LockTimeout = defineError<QueryErrorDetails>("db.lock_timeout", {
  message: ({ message }) => `A lock was not free in time: ${message}.`,
  hint: "Look for a long transaction on the same table, and try again.",
  status: 503,
});

export const TransactionAborted = defineError<QueryErrorDetails>("db.transaction_aborted", {
  message: () => "An earlier statement of this transaction failed, so nothing more can be done in it.",
  hint: "Let the error leave `atomic`, or run the statement that may fail in an `atomic` of its own.",
});

export const QueryFailed = defineError<QueryErrorDetails>("db.query_failed", {
  message: (details) => `PostgreSQL refused ${subject(details)} (SQLSTATE ${details.sqlstate}): ${details.message}.`,
});

export const TransactionFinished = defineError<object>("db.transaction_finished", {
  message: () => "A query ran after its transaction had ended.",
  hint: "An `await` is missing inside `atomic`.",
});

export const IsolationNested = defineError<object>("db.isolation_nested", {
  message: () => "The isolation of a transaction cannot change inside it.",
  hint: "Give `isolation` to the outermost `atomic`.",
});

export const NoContext = defineError<object>("db.no_context", {
  message: () => "A model was used outside a running project, so it has no database.",
  hint: "Wrap the call in `project.run(() => …)`, or call it from a request, a command or a test of the project.",
});

export const DoesNotExist = defineError<{ model: string; filters: readonly string[] }>("db.does_not_exist", {
  message: ({ model, filters }) => `No ${model} matches${named(filters)}.`,
  hint: "Use `.first()` where a missing row is expected.",
  status: 404,
});

export const MultipleObjectsReturned = defineError<{ model: string; filters: readonly string[] }>(
  "db.multiple_objects_returned",
  {
    message: ({ model, filters }) => `More than one ${model} matches${named(filters)}; get() expects one.`,
    hint: "Filter by something unique, or use `.first()` or `.all()`.",
  },
);

/** The keys of filters; never their values, which may be secrets. */
function named(filters: readonly string[]): string {
  return filters.length === 0 ? "" : ` (${filters.join(", ")})`;
}

export const KyselyUnsupported = defineError<{ feature: string; instead: string }>("db.kysely_unsupported", {
  message: ({ feature }) => `Kysely's ${feature} are not available on \`database.kysely()\`.`,
  hint: ({ instead }) => `Use ${instead} around the statements.`,
});

export const UnknownField = defineError<{ model: string; name: string; known: readonly string[] }>("db.unknown_field", {
  message: ({ model, name }) => `${model} has no field "${name}".`,
  hint: ({ known }) => `Its fields are ${known.join(", ")}.`,
});

export const UnknownLookup = defineError<{ model: string; path: string; known: readonly string[] }>(
  "db.unknown_lookup",
  {
    message: ({ model, path }) => `"${path}" ends in a lookup that ${model} cannot answer.`,
    hint: ({ known }) => `The lookups are ${known.join(", ")}.`,
  },
);

export const QueryInvalid = defineError<{ model: string; problem: string }>("db.query_invalid", {
  message: ({ model, problem }) => `A query on ${model} ${problem}.`,
});

export const FieldMissing = defineError<{ model: string; field: string }>("db.field_missing", {
  message: ({ model, field }) => `${model} was created without "${field}", which has no default.`,
  hint: "Give the value, or declare a default.",
});

export const RelationNotLoaded = defineError<{ model: string; relation: string }>("db.relation_not_loaded", {
  message: ({ model, relation }) => `"${relation}" of ${model} was not loaded with the row.`,
  hint: ({ relation }) => `Add \`.with("${relation}")\` to the query: Tolv never queries behind a property.`,
});

export const RowNotSaved = defineError<{ model: string }>("db.row_not_saved", {
  message: ({ model }) => `A ${model} that is not in the database was used as if it were.`,
  hint: "Create it with `create`, or `save` it first.",
});

export const RowGone = defineError<{ model: string }>("db.row_gone", {
  message: ({ model }) => `The ${model} is no longer in the database.`,
  hint: "Another process has deleted it.",
  status: 404,
});

export const DeletionProtected = defineError<{ model: string; by: readonly string[] }>("db.deletion_protected", {
  message: ({ model, by }) => `Rows of ${model} cannot be deleted: ${by.join(", ")} refer to them.`,
  hint: "Delete the rows that refer to them first.",
  status: 409,
});
