import { formatDatabaseUrl } from "./database-url.ts";
import { defineSettings } from "./define-settings.ts";
import { env } from "./env.ts";
import { type Environment, textOf } from "./environment.ts";
import { databaseUrlType } from "./types/database-url-type.ts";

/**
 * Where the database is: `DATABASE_URL`, or else the parts `POSTGRES_*`, which are escaped here, so that any
 * password works. The URL wins because compose files hand `POSTGRES_*` to the database's own container too.
 * The parts count only with `POSTGRES_HOST`; their defaults are those of the official PostgreSQL image.
 *
 * `DATABASE_URL` is undefined in development only: the development database is used then.
 *
 * @see https://hub.docker.com/_/postgres
 */
export const databaseSettings = defineSettings("db", {
  DATABASE_URL: env
    .of(databaseUrlType)
    .secret()
    .optional({ in: "development" })
    .composedFrom(composeDatabaseUrl)
    .stage("release")
    .remedy(
      "Set DATABASE_URL, or POSTGRES_HOST with POSTGRES_USER, POSTGRES_PASSWORD and POSTGRES_DB; on your own machine " +
        "set TOLV_ENV=development, and Tolv starts a database by itself.",
    )
    .describe("The PostgreSQL database; in development without one, Tolv's own is started."),
  POSTGRES_HOST: env.string().optional().stage("release").describe("Instead of DATABASE_URL: the host."),
  POSTGRES_PORT: env
    .integer({ min: 1, max: 65_535 })
    .optional()
    .stage("release")
    .describe("The TCP port beside POSTGRES_HOST; 5432 if left out."),
  POSTGRES_USER: env
    .string()
    .optional()
    .stage("release")
    .describe("The user name beside POSTGRES_HOST; postgres if left out."),
  POSTGRES_PASSWORD: env
    .secret()
    .optional()
    .stage("release")
    .describe("The password beside POSTGRES_HOST, exactly as it is, not escaped."),
  POSTGRES_DB: env
    .string()
    .optional()
    .stage("release")
    .describe("The name of the database beside POSTGRES_HOST; the user name if left out."),
  DATABASE_POOL_SIZE: env
    .integer({ min: 1, max: 1_000 })
    .default(10)
    .stage("build")
    .describe("The most database connections that one process opens."),
  DATABASE_STATEMENT_TIMEOUT: env
    .integer({ min: 0, max: 86_400_000 })
    .default(0)
    .stage("build")
    .describe("Milliseconds after which a database statement is stopped; 0 for no limit. Migrations have none."),
  DATABASE_NAMED_STATEMENTS: env
    .boolean()
    .default(false)
    .stage("build")
    .describe("Has PostgreSQL keep the plans of statements, which is faster; not every pooler between allows it."),
});

function composeDatabaseUrl(environment: Environment): string | undefined {
  const host = textOf(environment, "POSTGRES_HOST");
  if (host === undefined) return undefined;
  const user = textOf(environment, "POSTGRES_USER") ?? "postgres";
  const password = textOf(environment, "POSTGRES_PASSWORD");
  const port = textOf(environment, "POSTGRES_PORT");
  return formatDatabaseUrl({
    user,
    host,
    database: textOf(environment, "POSTGRES_DB") ?? user,
    ...(password === undefined ? {} : { password }),
    // A port that is no number is reported under its own name.
    ...(port !== undefined && /^\d{1,5}$/.test(port) ? { port: Number(port) } : {}),
  });
}
