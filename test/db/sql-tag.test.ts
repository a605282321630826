import assert from "node:assert/strict";
import { sql, type TransactionOptions } from "#rooms/db";
import { Tag } from "./blog.ts";
import { projectDatabase, testsWith } from "./project-database.ts";

const database = await projectDatabase();
const it = testsWith(database);

/** Texts that end a literal, a name, a statement or a comment, or that begin one. */
const hostile = [
  "'; drop table blog_tag; --",
  '"; drop table blog_tag; --',
  "$1",
  "$$; drop table blog_tag; $$",
  "\\'; drop table blog_tag; --",
  "*/ drop table blog_tag; /*",
  'a"b.c',
  "ünï©ode 名",
  "%s %I",
];

it("values that look like SQL stay values", async () => {
  for (const text of hostile) {
    const statement = sql<{ value: string }>`select ${text}::text as value`;
    assert.equal(statement.text, "select $1::text as value");
    assert.deepEqual(await statement.get(), { value: text });
  }
  assert.equal(await Tag.count(), 0);
});

it("names that look like SQL stay names", async () => {
  for (const name of hostile) {
    const table = sql.identifier(name);
    await sql`create table ${table} (${sql.identifier(name)} text)`.all();
    await sql`insert into ${sql.identifier("public", name)} values (${name})`.all();
    assert.deepEqual(await sql`select ${sql.identifier(name, name)} from ${table}`.all(), [{ [name]: name }]);
    await sql`drop table ${table}`.all();
  }
  assert.equal(await Tag.count(), 0);
});

it("names and values are numbered apart", async () => {
  const statement = sql`select ${1}, ${sql.identifier("a")}, ${2} from ${sql.identifier("b", "c")} where ${3}`;
  assert.equal(statement.text, 'select $1, "a", $2 from "b"."c" where $3');
  assert.deepEqual(statement.params, [1, 2, 3]);
});

it("a name that PostgreSQL would cut, or cannot have, is refused", async () => {
  for (const parts of [[], [""], ["a\0b"], ["é".repeat(32)], ["a", ""]]) {
    assert.throws(() => sql.identifier(...parts), { code: "db.identifier_invalid" });
  }
  assert.equal(sql.identifier("a".repeat(63)).text.length, 65);
});

it("a statement or an object cannot slip into the text", async () => {
  const nested = sql`select ${sql`drop table blog_tag`}::text as value`;
  assert.equal(nested.text, "select $1::text as value");
  const posing = sql`select ${{ text: "drop table blog_tag" }}::text as value`;
  assert.equal(posing.text, "select $1::text as value");
  await posing.all();
  assert.equal(await Tag.count(), 0);
});

it("a search path that looks like SQL stays a path", async () => {
  const schema = 'x"; drop table public.blog_tag; --';
  await sql`create schema ${sql.identifier(schema)}`.all();
  await database.atomic(async () => {
    await sql`set local search_path = ${sql.identifier(schema)}`.all();
    await assert.rejects(
      database.atomic(() => Tag.count()),
      { code: "db.table_missing" },
    );
  });
  assert.equal(await Tag.count(), 0);
});

it("an isolation that is none is refused before anything is sent", async () => {
  const isolation: string = "serializable; drop table blog_tag";
  // As a caller without types might pass it on.
  const options = { isolation } as TransactionOptions;
  await assert.rejects(
    database.atomic(() => Tag.count(), options),
    { code: "db.isolation_unknown" },
  );
  assert.equal(await Tag.count(), 0);
});
