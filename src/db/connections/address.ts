import { DatabaseUrlInvalid } from "../errors.ts";

/** Where a database is, without the password: safe for messages and logs. */
export interface DatabaseAddress {
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly user: string;
}

/**
 * Reads the address out of a `postgres://` URL.
 *
 * @throws DatabaseUrlInvalid, which never repeats the URL: it holds the password.
 */
export function databaseAddress(text: string): DatabaseAddress {
  const url = databaseUrl(text);
  const { searchParams } = url;
  const user = searchParams.get("user") || decodeURIComponent(url.username) || "postgres";
  return {
    host: searchParams.get("host") || decodeURIComponent(url.hostname) || "localhost",
    port: Number(searchParams.get("port") || url.port || 5432),
    database: decodeURIComponent(url.pathname.slice(1)) || user,
    user,
  };
}

/** @throws DatabaseUrlInvalid */
export function databaseUrl(text: string): URL {
  // PostgreSQL allows an empty host (a socket, named by `?host=`), and `URL` does not.
  const url = URL.parse(text.replace(/^(\w+:\/\/[^/]*@)(?=\/)/, "$1localhost"));
  if (url === null || !["postgres:", "postgresql:"].includes(url.protocol)) throw new DatabaseUrlInvalid({});
  return url;
}
