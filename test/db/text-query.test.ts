import assert from "node:assert/strict";
import { requireDatabase } from "../../src/db/connections/database.ts";
import { projectDatabase, testsWith } from "./project-database.ts";

const it = testsWith(await projectDatabase());
const itNamed = testsWith(await projectDatabase({ poolSize: 1, namedStatements: true }));

const run = (sql: string, params: readonly unknown[] = []) => requireDatabase().run({ sql, params });
const execute = (sql: string, params: readonly unknown[] = []) => requireDatabase().execute(sql, params);

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

it("values are sent as PostgreSQL reads them: lists, bytes and objects among them", async () => {
  const texts = ['a "quoted" word', "back\\slash", "{brace},", "NULL", "", null];
  const [row] = (
    await run("select $1::text[] = array[$2, $3, $4, $5, $6, null]::text[]", [texts, ...texts.slice(0, 5)])
  ).rows;
  assert.deepEqual(row, ["t"]);
  const bytes = new Uint8Array([0, 92, 255]).subarray(1);
  const { rows } = await run("select $1::bytea, $2::bytea[], $3::int[], $4::jsonb, $5::bool, $6::float8", [
    bytes,
    [Buffer.from(bytes), null],
    [
      [1, 2],
      [3, 4],
    ],
    { å: ['"'] },
    true,
    1e300,
  ]);
  assert.deepEqual(rows, [["\\x5cff", '{"\\\\x5cff",NULL}', "{{1,2},{3,4}}", '{"å": ["\\""]}', "t", "1e+300"]]);
});

it("a value that cannot be sent is refused, and the connection stays usable", async () => {
  const endless: { self?: unknown } = {};
  endless.self = endless;
  await assert.rejects(run("select $1::json", [endless]), { code: "db.query_failed" });
  assert.deepEqual((await run("select 5")).rows, [["5"]]);
});

it("COPY has neither rows to send nor a place for those that come", async () => {
  await run("create table copied (n integer)");
  await assert.rejects(run("copy copied from stdin"), /COPY from stdin failed/);
  assert.equal((await run("copy (select generate_series(1, 3)) to stdout")).count, 3);
  assert.deepEqual((await run("select count(*) from copied")).rows, [["0"]]);
});

itNamed("a statement that the server knows has its columns, though they are not sent again", async () => {
  const select = "select $1::int as number, 'a' as letter, $2::text[] as list";
  for (const number of [1, 2, 3]) {
    assert.deepEqual(await execute(select, [number, ["x"]]), [{ number, letter: "a", list: "{x}" }]);
  }
  await execute("create temporary table known as select generate_series(1, 4) as n");
  for (const _ of [1, 2])
    assert.deepEqual(await run("update known set n = $1", [1]), { columns: [], rows: [], count: 4 });
});

itNamed("a statement that failed is executed again, though the server had parsed it", async () => {
  const divide = (by: number) => execute("select 6 / $1::int as n", [by]);
  await assert.rejects(divide(0), /SQLSTATE 22012/);
  assert.deepEqual(await divide(2), [{ n: 3 }]);
  await assert.rejects(divide(0), /SQLSTATE 22012/);
  assert.deepEqual(await divide(3), [{ n: 2 }]);
});

itNamed("a statement whose table has changed, or that the server forgot, fails only once", async () => {
  await execute("create temporary table changing as select 1 as id, 2 as n");
  const read = () => execute("select * from changing where id = $1", [1]);
  assert.deepEqual(await read(), [{ id: 1, n: 2 }]);
  await execute("alter table changing drop column n, add column later text default 'x'");
  await assert.rejects(read(), /SQLSTATE 0A000/);
  for (const _ of [1, 2]) assert.deepEqual(await read(), [{ id: 1, later: "x" }]);
  await execute("deallocate all");
  await assert.rejects(read(), /SQLSTATE 26000/);
  assert.deepEqual(await read(), [{ id: 1, later: "x" }]);
});
