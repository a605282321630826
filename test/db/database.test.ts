import assert from "node:assert/strict";
import { inspect } from "node:util";
import { atomic, PlainDate, sql } from "#rooms/db";
import { Tag } from "./blog.ts";
import { projectDatabase, testsWith } from "./project-database.ts";

const database = await projectDatabase();
const it = testsWith(database);

it("plain SQL reads values by PostgreSQL's types", async () => {
  const [row] = await database.execute(`
    select true as yes, 1::smallint as small, 2 as normal, 9007199254740991 as big, 1.50::numeric as exact,
      0.5::float8 as loose, 'x' as word, null as nothing, date '2026-11-22' as day, '{"a":[1]}'::jsonb as document,
      timestamptz '2026-11-22 10:33:56.123+02' as moment, '\\x0aff'::bytea as bytes`);
  assert.deepEqual(row, {
    ...{ yes: true, small: 1, normal: 2, big: 9007199254740991, exact: "1.50", loose: 0.5, word: "x", nothing: null },
    ...{ day: new PlainDate(2026, 11, 22), document: { a: [1] }, moment: new Date("2026-11-22T08:33:56.123Z") },
    bytes: Buffer.from([10, 255]),
  });
});

it("an integer beyond 2^53 is an error, not another number", async () => {
  await assert.rejects(database.execute("select 9007199254740993 as n"), { code: "db.unsafe_integer" });
});

it("values of every type can be bound; undefined cannot", async () => {
  const params = [1, 2n, "x", true, null, new Date(0), new PlainDate(2026, 1, 2), ["a", '"b"'], { a: 1 }];
  const [row] = await database.execute(
    `select $1::int as a, $2::bigint as b, $3::text as c, $4::boolean as d, $5::text as e, $6::timestamptz as f,
      $7::date as g, array_to_json($8::text[]) as h, $9::jsonb as i`,
    params,
  );
  const expected = [1, 2, "x", true, null, new Date(0), new PlainDate(2026, 1, 2), ["a", '"b"'], { a: 1 }];
  assert.deepEqual(Object.values(row ?? {}), expected);
  await assert.rejects(database.execute("select $1::int", [undefined]), { code: "db.invalid_value" });
});

it("several statements may stand in one text, and the last one answers", async () => {
  assert.deepEqual(await database.execute("select 1 as n; select 2 as n"), [{ n: 2 }]);
});

it("the sql tag binds what stands in it", async () => {
  const hostile = "'); drop table blog_tag; --";
  await Tag.create({ name: hostile });
  const query = sql<{ n: number }>`select count(*) as n from blog_tag where name = ${hostile} and id > ${0}`;
  assert.equal(query.text, "select count(*) as n from blog_tag where name = $1 and id > $2");
  assert.deepEqual(query.params, [hostile, 0]);
  assert.deepEqual(await query.all(), [{ n: 1 }]);
  assert.deepEqual(await query.first(), { n: 1 });
  await assert.rejects(sql`select 1 where false`.get(), { code: "db.does_not_exist" });
  await Tag.query().delete();
});

it("models, plain SQL and Kysely share the open transaction", async () => {
  interface Tables {
    blog_tag: { id: number; name: string };
  }
  const kysely = database.kysely<Tables>();
  await assert.rejects(
    atomic(async () => {
      await Tag.create({ name: "a" });
      await kysely.insertInto("blog_tag").values({ id: 1000, name: "b" }).execute();
      await sql`insert into blog_tag (name) values ('c')`.all();
      const rows = await kysely.selectFrom("blog_tag").select(["name"]).orderBy("name").execute();
      assert.deepEqual(rows, [{ name: "a" }, { name: "b" }, { name: "c" }]);
      throw new Error("on purpose");
    }),
    /on purpose/,
  );
  assert.equal(await Tag.count(), 0);
});

it("Kysely leaves transactions to atomic", async () => {
  const transaction = database.kysely<object>().transaction();
  await assert.rejects(
    transaction.execute(async () => undefined),
    { code: "db.kysely_unsupported", hint: /atomic\(\)/ },
  );
});

it("what PostgreSQL refuses is an error with its SQLSTATE, the model and the cause", async () => {
  const refused: [string, string, string][] = [
    ["select * from missing", "db.table_missing", "42P01"],
    ["select missing from blog_tag", "db.column_missing", "42703"],
    ["insert into blog_tag (name) values (null)", "db.not_null_violation", "23502"],
    [
      "insert into auth_user (username, first_name, is_active) values ('a', '', true), ('a', '', true)",
      "db.unique_violation",
      "23505",
    ],
    ["insert into blog_comment (post_id, text) values (1, '')", "db.foreign_key_violation", "23503"],
    ["selec nothing", "db.query_failed", "42601"],
  ];
  for (const [text, code, sqlstate] of refused) {
    await assert.rejects(
      database.execute(text),
      (error: Error & { code?: string; details?: { sqlstate?: string } }) => {
        assert.deepEqual([error.code, error.details?.sqlstate], [code, sqlstate], error.message);
        assert.ok(error.cause instanceof Error);
        return true;
      },
    );
  }
  await database.execute("alter table blog_tag rename to elsewhere");
  await assert.rejects(Tag.all(), { code: "db.table_missing", hint: "Run `tolv migrate`.", message: /blog\.Tag/ });
  await database.execute("alter table elsewhere rename to blog_tag");
});

it("the values of a row that was refused are not in the message", async () => {
  await database.execute("create unique index tag_name on blog_tag (name)");
  await Tag.create({ name: "secret" });
  await assert.rejects(Tag.create({ name: "secret" }), (error: Error & { code?: string; details?: object }) => {
    assert.equal(error.code, "db.unique_violation");
    assert.match(error.message, /blog\.Tag.*tag_name/);
    return !inspect(error, { depth: 9 }).includes("secret");
  });
  await assert.rejects(database.execute("select $1::text::integer", ["secret"]), (error: Error & { code?: string }) => {
    assert.match(error.message, /invalid input syntax for type integer: …/);
    return !error.message.includes("secret");
  });
});

it("the address tells where the database is, without the password", async () => {
  const address = await database.address();
  assert.deepEqual(Object.keys(address), ["host", "port", "database", "user"]);
  assert.match(address.database, /^tolv_test_/);
});
