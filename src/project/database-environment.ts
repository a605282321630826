import { type DatabaseAddress, type Environment, parseDatabaseUrl } from "#rooms/config";
import { DatabaseUrlInvalid } from "#rooms/db";

/**
 * The environment in which PostgreSQL's programs find the database of a URL and no other: variables of theirs that stand
 * in the environment already are left out.
 *
 * @throws DatabaseUrlInvalid
 */
export function databaseEnvironment(url: string, environment: Environment): Environment {
  const outcome = parseDatabaseUrl(url);
  if ("fix" in outcome) throw new DatabaseUrlInvalid({});
  const others = Object.entries(environment).filter(([name]) => !name.startsWith("PG"));
  return { ...Object.fromEntries(others), ...variablesOf(outcome.address) };
}

function variablesOf({ user, password, host, port, database, query }: DatabaseAddress): Environment {
  const parameters = new URLSearchParams(query);
  const given = Object.entries(variableNames).flatMap(([parameter, name]) => {
    const value = parameters.get(parameter);
    return value === null ? [] : [[name, value] as const];
  });
  return {
    PGHOST: host || "localhost",
    PGPORT: String(port ?? 5432),
    PGDATABASE: database,
    PGUSER: user ?? "postgres",
    ...(password !== undefined && { PGPASSWORD: password }),
    ...Object.fromEntries(given),
  };
}

/**
 * The parameters of a URL that the program must know as well.
 *
 * @see https://www.postgresql.org/docs/current/libpq-envars.html
 */
const variableNames = {
  host: "PGHOST",
  port: "PGPORT",
  user: "PGUSER",
  password: "PGPASSWORD",
  sslmode: "PGSSLMODE",
  sslrootcert: "PGSSLROOTCERT",
  sslcert: "PGSSLCERT",
  sslkey: "PGSSLKEY",
  options: "PGOPTIONS",
  connect_timeout: "PGCONNECT_TIMEOUT",
};
