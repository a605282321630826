import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import test from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { testDatabase } from "./database.ts";

async function query(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return (await client.query(text).finally(() => client.end())).rows;
}

test("two test databases know nothing of each other", async () => {
  const one = await testDatabase();
  const two = await testDatabase();
  await query(one.url, "CREATE TABLE t (n int)");
  await assert.rejects(query(two.url, "SELECT * FROM t"), /does not exist/);
});

test("a template is prepared once, and every database has its tables", async () => {
  let prepared = 0;
  const name = `test of templates ${randomBytes(6).toString("hex")}`;
  const prepare = async (url: string) => {
    prepared += 1;
    await query(url, "CREATE TABLE t AS SELECT 7 AS n");
  };
  for (let round = 0; round < 2; round += 1) {
    const { url } = await testDatabase({ template: { name, prepare } });
    assert.deepEqual(await query(url, "SELECT n FROM t"), [{ n: 7 }]);
  }
  assert.equal(prepared, 1);
});

test("a template that was not used for a day is dropped when another one is made", async () => {
  const { url } = await testDatabase();
  const old = `tolv_template_${randomBytes(6).toString("hex")}`;
  await query(url, `CREATE DATABASE ${old}`);
  await query(url, `COMMENT ON DATABASE ${old} IS '2001-01-01'`);
  await testDatabase({ template: { name: randomBytes(6).toString("hex"), prepare: async () => undefined } });
  assert.deepEqual(await query(url, `SELECT FROM pg_database WHERE datname = '${old}'`), []);
});

test("the database of a killed test file is dropped by the next one", async () => {
  const { url } = await testDatabase();
  const module = new URL("./database.ts", import.meta.url).href;
  const program = `import { testDatabase } from "${module}"; console.log((await testDatabase()).url); setInterval(() => 0, 1000);`;
  const file = spawn(process.execPath, ["--conditions=tolv-source", "--input-type=module", "--eval", program]);
  const name = new URL(String(...(await once(file.stdout, "data")))).pathname.slice(1);
  const present = () => query(url, `SELECT datname FROM pg_database WHERE datname = '${name.trim()}'`);
  await testDatabase();
  assert.equal((await present()).length, 1);
  file.kill("SIGKILL");
  await once(file, "exit");
  await retry(async () => {
    await testDatabase();
    assert.equal((await present()).length, 0);
  });
});

test("a session that was left open is reported when the database is dropped", async () => {
  const database = await testDatabase();
  const forgotten = new pg.Client({ connectionString: database.url, application_name: "forgotten" });
  forgotten.on("error", () => undefined);
  await forgotten.connect();
  await assert.rejects(database.drop(), /Sessions were left open.*forgotten/);
});

/** The server notices a killed client a few milliseconds later. */
async function retry(attempt: () => Promise<void>, rounds = 50): Promise<void> {
  try {
    await attempt();
  } catch (error) {
    if (rounds === 0) throw error;
    await sleep(50);
    await retry(attempt, rounds - 1);
  }
}
