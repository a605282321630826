import { defineError } from "#rooms/errors";
import type { DatabaseAddress } from "../connections/address.ts";

/** The address of the database is no URL that can be read. */
export const DatabaseUrlInvalid = defineError<object>("db.url_invalid", {
  message: () => "The URL of the database could not be read (it is not shown: it holds the password).",
  hint: "Set DATABASE_URL to `postgres://user:password@host:5432/database`; write # ? @ % + / in a password as %23 %3F %40 %25 %2B %2F.",
});

/** Nothing answers at the host and the port in DATABASE_URL. */
export const ServerUnreachable = defineError<DatabaseAddress>("db.server_unreachable", {
  message: (address) => `No PostgreSQL server answers: ${place(address)}.`,
  hint: "Start the server, or correct the host and the port in DATABASE_URL.",
  status: 503,
});

/** The server is there and does not take connections at the moment (SQLSTATE 57P03). */
export const ServerStarting = defineError<DatabaseAddress>("db.server_starting", {
  message: (address) => `The PostgreSQL server is starting up or shutting down: ${place(address)}.`,
  hint: "Try again in a moment.",
  status: 503,
});

/** The server refuses the user and the password (SQLSTATE 28P01). */
export const PasswordRefused = defineError<DatabaseAddress>("db.password_refused", {
  message: (address) => `The password was refused: ${place(address)}.`,
  hint: "Correct the user and the password in DATABASE_URL; PostgreSQL answers the same for a role that does not exist.",
  status: 503,
});

/** The server has no role of the name in DATABASE_URL. */
export const RoleMissing = defineError<DatabaseAddress>("db.role_missing", {
  message: (address) => `The role "${address.user}" does not exist: ${place(address)}.`,
  hint: "Create it with `CREATE ROLE … LOGIN`, or correct the user in DATABASE_URL.",
  status: 503,
});

/** The server's rules do not let this host, user or way of connecting in (SQLSTATE 28000). */
export const AccessRefused = defineError<DatabaseAddress>("db.access_refused", {
  message: (address) => `The server refuses this way of connecting: ${place(address)}.`,
  hint: "Its `pg_hba.conf` asks for another host, user or TLS; with TLS, add `?sslmode=require` to DATABASE_URL.",
  status: 503,
});

/** The server has no database of the name in DATABASE_URL (SQLSTATE 3D000). */
export const DatabaseMissing = defineError<DatabaseAddress>("db.database_missing", {
  message: (address) => `The database "${address.database}" does not exist: ${place(address)}.`,
  hint: "Create it with `createdb`, or correct the last part of DATABASE_URL.",
  status: 503,
});

/** The server and this process could not agree on an encrypted connection. */
export const TlsFailed = defineError<DatabaseAddress>("db.tls_failed", {
  message: (address) => `The encrypted connection failed: ${place(address)}.`,
  hint: "Check `sslmode` in DATABASE_URL and the server's certificate.",
  status: 503,
});

/** The server has reached its own limit of connections (SQLSTATE 53300). */
export const TooManyConnections = defineError<DatabaseAddress>("db.too_many_connections", {
  message: (address) => `The server has no connection left: ${place(address)}.`,
  hint: "Use fewer processes or a smaller pool, or raise `max_connections`.",
  status: 503,
});

/** No connection of the pool became free in time; raised by the statement that waited. */
export const PoolExhausted = defineError<{ poolSize: number; milliseconds: number }>("db.pool_exhausted", {
  message: ({ poolSize, milliseconds }) =>
    `All ${poolSize} connections of the pool were busy for ${milliseconds} milliseconds.`,
  hint: "Look for transactions that stay open, or raise the size of the pool.",
  status: 503,
});

/** What is known of a connection that broke. */
export interface ConnectionLostDetails {
  /** PostgreSQL's reason, or 08006 where the network gave none. */
  readonly sqlstate: string;
  /** The label of the model that the statement served. */
  readonly model: string | undefined;
}

/** The connection broke while a statement or transaction was under way; whether it took effect is unknown. */
export const ConnectionLost = defineError<ConnectionLostDetails>("db.connection_lost", {
  message: ({ sqlstate, model }) =>
    `The connection to PostgreSQL was lost during a statement on ${model ?? "the database"} (SQLSTATE ${sqlstate}).`,
  hint: "The server restarted or ended the session; try again: a new connection is opened.",
  status: 503,
});

/** A statement came after the database had been closed, usually while the process stops. */
export const DatabaseClosed = defineError<object>("db.closed", {
  message: () => "The database was used after it was closed.",
  hint: "Wait for pending work before `database.close()`.",
});

/** A model was asked for rows where no project runs. */
export const NoContext = defineError<object>("db.no_context", {
  message: () => "A model was used outside a running project, so it has no database.",
  hint: "Wrap the call in `project.run(() => …)`, or call it from a request, a command or a test of the project.",
});

function place({ host, port, database, user }: DatabaseAddress): string {
  return `database "${database}" on ${host}:${port} as user "${user}"`;
}
