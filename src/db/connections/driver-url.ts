import { databaseAddress, databaseUrl } from "./address.ts";

/**
 * The URL with everything in it that the driver would otherwise look for in `PGHOST`, `PGPORT`, `PGUSER` and
 * `PGDATABASE`: where the database is stands in the app's own configuration and nowhere else.
 *
 * @throws DatabaseUrlInvalid
 */
export function driverUrl(text: string): string {
  const url = databaseUrl(text);
  const { host, port, database, user } = databaseAddress(text);
  // The driver reads these parameters before the parts of the URL, which cannot hold the path of a socket.
  url.searchParams.set("host", host.replace(/^\[(.+)\]$/, "$1"));
  url.searchParams.set("port", String(port));
  url.searchParams.set("user", user);
  url.host = "localhost";
  if (url.pathname.length < 2) url.pathname = `/${encodeURIComponent(database)}`;
  if (url.searchParams.has("sslmode")) giveStandardMeaning(url);
  return url.href;
}

/**
 * Gives `sslmode` the meaning that PostgreSQL documents; the driver's own reading of it is about to change.
 *
 * @see https://www.postgresql.org/docs/current/libpq-ssl.html
 */
function giveStandardMeaning({ searchParams }: URL): void {
  if (!searchParams.has("uselibpqcompat")) searchParams.set("uselibpqcompat", "true");
}
