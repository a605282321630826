import assert from "node:assert/strict";
import test from "node:test";
import pg from "pg";
import { testDatabase } from "./database.ts";
import { checkLeaks } from "./leaks.ts";

checkLeaks();

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
  const name = `test of templates ${process.pid} ${Date.now()}`;
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

test("a session that was left open is reported when the database is dropped", async () => {
  const database = await testDatabase();
  const forgotten = new pg.Client({ connectionString: database.url, application_name: "forgotten" });
  forgotten.on("error", () => undefined);
  await forgotten.connect();
  await assert.rejects(database.drop(), /Sessions were left open.*forgotten/);
});
