import { createHash } from "node:crypto";
import type pg from "pg";

/** Tables that many test files start from. */
export interface DatabaseTemplate {
  /** Names this content; another content needs another name. */
  readonly name: string;
  /** Fills the empty template, once for all files and runs. */
  readonly prepare: (url: string) => Promise<void>;
}

/**
 * Makes a template unless it is there, and answers the name of its database.
 *
 * A half-made one has the name with `_new`; only a finished one has the name itself.
 *
 * @param admin a session on the server; it holds a lock meanwhile.
 */
export async function ensureTemplate(
  admin: pg.Client,
  { template, server }: { template: DatabaseTemplate; server: string },
): Promise<string> {
  const name = `tolv_template_${createHash("sha256").update(template.name).digest("hex").slice(0, 12)}`;
  await admin.query("SELECT pg_advisory_lock(hashtextextended($1, 0))", [name]);
  const { rowCount } = await admin.query("SELECT FROM pg_database WHERE datname = $1", [name]);
  if (rowCount === 0) {
    await dropUnused(admin);
    await admin.query(`DROP DATABASE IF EXISTS ${name}_new WITH (FORCE)`);
    await admin.query(`CREATE DATABASE ${name}_new TEMPLATE template0`);
    await template.prepare(databaseUrl(server, `${name}_new`));
    await admin.query(`ALTER DATABASE ${name}_new RENAME TO ${name}`);
  }
  await admin.query(`COMMENT ON DATABASE ${name} IS '${new Date().toISOString()}'`);
  await admin.query("SELECT pg_advisory_unlock(hashtextextended($1, 0))", [name]);
  return name;
}

/** The URL of another database on the same server. */
export function databaseUrl(server: string, database: string): string {
  const url = new URL(server);
  url.pathname = `/${database}`;
  return url.href;
}

/** Templates are named by their content, so edits leave old ones behind; their comment is the time of the last use. */
async function dropUnused(admin: pg.Client): Promise<void> {
  const { rows } = await admin.query<{ name: string }>(
    `SELECT datname AS name FROM pg_database
     WHERE datname ~ '^tolv_template_[0-9a-f]{12}$'
       AND shobj_description(oid, 'pg_database')::timestamptz < now() - interval '1 day'`,
  );
  for (const { name } of rows) await admin.query(`DROP DATABASE IF EXISTS ${name}`);
}
