import { type ErrorClass, TolvError } from "#rooms/errors";
import * as errors from "../errors.ts";
import type { DatabaseAddress } from "./address.ts";

/** What PostgreSQL and the network say about a failure; the values of the row are left out on purpose. */
interface DriverError {
  readonly code?: string;
  readonly message?: string;
  readonly table?: string;
  readonly column?: string;
  readonly constraint?: string;
  readonly detail?: string;
}

const queryErrors: Readonly<Record<string, ErrorClass<errors.QueryErrorDetails>>> = {
  "23502": errors.NotNullViolation,
  "23503": errors.ForeignKeyViolation,
  "23505": errors.UniqueViolation,
  "23514": errors.CheckViolation,
  "25P02": errors.TransactionAborted,
  "40001": errors.SerializationFailure,
  "40P01": errors.Deadlock,
  "42P01": errors.TableMissing,
  "42703": errors.ColumnMissing,
  "55P03": errors.LockTimeout,
  "57014": errors.StatementTimeout,
};

const connectionErrors: Readonly<Record<string, ErrorClass<DatabaseAddress>>> = {
  "28P01": errors.PasswordRefused,
  "28000": errors.AccessRefused,
  "3D000": errors.DatabaseMissing,
  "53300": errors.TooManyConnections,
  "57P03": errors.ServerStarting,
};

const lostConnectionCodes = new Set(["08003", "08006", "57P01", "57P02", "EPIPE", "ECONNRESET"]);

/** Wraps what a query raised in an error of this room, with the SQLSTATE, the model and the cause. */
export function queryError(error: unknown, model: string | undefined): TolvError {
  if (error instanceof TolvError) return error;
  const failure: DriverError = error instanceof Error ? error : {};
  if (isLost(failure)) return new errors.ConnectionLost({ sqlstate: lossState(failure), model }, { cause: error });
  const { code: sqlstate = "", table, column, constraint } = failure;
  const columns = columnsOf(failure);
  const details = { sqlstate, message: messageOf(failure), model, table, column, constraint, columns };
  hideValues(failure);
  return new (queryErrors[sqlstate] ?? errors.QueryFailed)(details, { cause: error });
}

/** True for errors after which the connection is of no use. */
export function isConnectionLost(error: unknown): boolean {
  return error instanceof errors.ConnectionLost;
}

/** Wraps what opening a connection raised; the address tells which server, never with which password. */
export function connectError(error: unknown, address: DatabaseAddress): TolvError {
  if (error instanceof TolvError) return error;
  return new (connectErrorClass(error instanceof Error ? error : {}))(address, { cause: error });
}

function connectErrorClass({ code = "", message = "" }: DriverError): ErrorClass<DatabaseAddress> {
  if (code === "28000" && /role .* does not exist/.test(message)) return errors.RoleMissing;
  // The driver refuses by itself to go on without a password.
  if (/client password must be/.test(message)) return errors.PasswordRefused;
  return connectionErrors[code] ?? (isTls(code, message) ? errors.TlsFailed : errors.ServerUnreachable);
}

/** PostgreSQL's message; those of class 22 (data exceptions) quote the value that did not fit, which is cut out. */
function messageOf({ code = "", message = "unknown error" }: DriverError): string {
  return code.startsWith("22") ? message.replace(/".*"/s, "…") : message;
}

/** The columns of `Key (author_id, slug)=(…) already exists.`, in whatever language it is said; never their values. */
function columnsOf({ detail = "" }: DriverError): readonly string[] {
  const [, names = ""] = /\((.+?)\)=\(/s.exec(detail) ?? [];
  return names === "" ? [] : names.split(", ").map((name) => name.replace(/^"(.*)"$/s, "$1").replaceAll('""', '"'));
}

/** Keeps the values of rows out of what inspection and logs show of the cause; code can still read them. */
function hideValues(failure: DriverError): void {
  for (const name of ["detail", "where", "internalQuery"]) {
    if (Object.hasOwn(failure, name)) Object.defineProperty(failure, name, { enumerable: false });
  }
}

function isLost({ code = "", message = "" }: DriverError): boolean {
  return lostConnectionCodes.has(code) || /^Connection terminated|not queryable|connection error/i.test(message);
}

/** PostgreSQL's own code; the network's, such as ECONNRESET, stand for connection_failure. */
function lossState({ code = "" }: DriverError): string {
  return /^\d/.test(code) ? code : "08006";
}

function isTls(code: string, message: string): boolean {
  return /SSL|TLS/.test(message) || /CERT|ERR_TLS|ERR_SSL|VERIFY_LEAF/.test(code);
}
