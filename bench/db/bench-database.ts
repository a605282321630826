import assert from "node:assert/strict";
import pg from "pg";
import { databaseUrl } from "../../test/support/database-template.ts";
import { joinTestServer } from "../../test/support/test-server.ts";
import { strongKey, tolv } from "../../test/support/tolv.ts";
import { seedSql } from "./posts.ts";

/** Makes a database with the tables and rows of the example site for the length of one piece of work. */
export async function withBenchDatabase(work: (url: string) => Promise<void>): Promise<void> {
  const server = await joinTestServer();
  const name = `tolv_bench_${process.pid}`;
  try {
    await execute(server.url, `create database ${name} template template0`);
    const url = databaseUrl(server.url, name);
    await migrate(url);
    await execute(url, seedSql);
    await work(url);
  } finally {
    await execute(server.url, `drop database if exists ${name} with (force)`);
    await server.release();
  }
}

/** What answers, such as `PostgreSQL 18.4`. */
export async function serverVersion(url: string): Promise<string> {
  const [row] = await execute(url, "show server_version");
  return `PostgreSQL ${row?.server_version}`;
}

async function migrate(url: string): Promise<void> {
  const environment = { DATABASE_URL: url, SECRET_KEY: strongKey, ALLOWED_HOSTS: "127.0.0.1" };
  const { exitCode, stderr } = await tolv(["migrate"], { environment });
  assert.equal(exitCode, 0, stderr);
}

async function execute(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query(sql).finally(() => client.end());
  return rows;
}
