import assert from "node:assert/strict";
import { requireDatabase } from "../../src/db/connections/database.ts";
import { projectDatabase, testsWith } from "./project-database.ts";

const it = testsWith(await projectDatabase());

const run = (sql: string, params: readonly unknown[] = []) => requireDatabase().run({ sql, params });

it("values come as PostgreSQL's texts, by place, so that two of one name are two", async () => {
  const { columns, rows } = await run("select 1 as n, null as n, true as n, $1::text as n", ["å"]);
  assert.deepEqual(rows, [["1", null, "t", "å"]]);
  assert.deepEqual(
    columns.map(({ name }) => name),
    ["n", "n", "n", "n"],
  );
});

it("the count is that of the rows returned or changed, and 0 for a command that has none", async () => {
  const counts: number[] = [];
  await run("create table counted (n integer)");
  for (const sql of [
    "insert into counted select generate_series(1, 5)",
    "update counted set n = 0 where n > 3",
    "select * from counted",
    "delete from counted where n = 0",
    "drop table counted",
  ]) {
    counts.push((await run(sql)).count);
  }
  assert.deepEqual(counts, [5, 2, 5, 2, 0]);
});

it("of several statements in one text the last one answers, though it has no rows", async () => {
  assert.deepEqual((await run("select 1; select 2 union all select 3")).rows, [["2"], ["3"]]);
  const last = await run("select 1; set local work_mem = '1MB'");
  assert.deepEqual(last, { columns: [], rows: [], count: 0 });
});

it("a text without a statement has an answer, and a refused one leaves the connection usable", async () => {
  assert.equal((await run("")).count, 0);
  await assert.rejects(run("select 1 / $1::int", [0]), /SQLSTATE 22012/);
  await assert.rejects(run("select 1; select 1 / 0"));
  assert.deepEqual((await run("select 4")).rows, [["4"]]);
});
