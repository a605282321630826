import assert from "node:assert/strict";
import test from "node:test";
import { buildModelMeta, f, Model, ModelInvalid } from "#rooms/db";
import { Post, Tag, User } from "./blog.ts";

test("tables, columns and properties are named as Django names them", () => {
  const names = Post.meta.fields.map(({ name, attribute, column }) => [name, attribute, column]);
  assert.equal(Post.meta.table, "blog_post");
  assert.deepEqual(names[0], ["id", "id", "id"]);
  assert.deepEqual(names[3], ["author", "authorId", "author_id"]);
  assert.deepEqual(names[8], ["publishedAt", "publishedAt", "published_at"]);
});

test("a many-to-many has a join table with Django's columns", () => {
  const [tags] = Post.meta.manyToMany;
  assert.deepEqual([tags?.table, tags?.sourceColumn, tags?.targetColumn], ["blog_post_tags", "post_id", "tag_id"]);
});

test("the join table of a model with itself tells the two sides apart", () => {
  class Person extends Model("club.Person", { friends: f.manyToMany(() => Person) }) {}
  const [friends] = Person.meta.manyToMany;
  assert.deepEqual([friends?.sourceColumn, friends?.targetColumn], ["from_person_id", "to_person_id"]);
});

test("columns have PostgreSQL's types, a foreign key that of the key it holds", () => {
  const types = Object.fromEntries(Post.meta.fields.map(({ name, field }) => [name, field.columnType()]));
  assert.deepEqual(types, {
    ...{ id: "bigint", title: "varchar(200)", slug: "varchar(50)", author: "integer", editor: "integer" },
    ...{ body: "text", status: "varchar(9)", views: "integer" },
    ...{ publishedAt: "timestamp with time zone", updatedAt: "timestamp with time zone" },
  });
  assert.equal(Tag.meta.fields.find(({ name }) => name === "parent")?.field.columnType(), "bigint");
});

test("a declared primary key takes the place of the implicit id", () => {
  const meta = buildModelMeta("sessions.Session", { sessionKey: f.char({ maxLength: 40, primaryKey: true }) }, {});
  assert.deepEqual(
    meta.fields.map(({ column }) => column),
    ["session_key"],
  );
  assert.equal(meta.primaryKey.name, "sessionKey");
});

test("verbose names are spaced as Django spaces them", () => {
  const names = ["BlogPost", "LogEntry", "HTTPServer", "User"].map((name) => {
    return buildModelMeta(`app.${name}`, { title: f.text() }, {}).verboseName;
  });
  assert.deepEqual(names, ["blog post", "log entry", "http server", "user"]);
});

test("options name what the defaults would name otherwise", () => {
  const options = { table: "django_session", verboseName: "visit", verboseNamePlural: "visits made", managed: false };
  const meta = buildModelMeta("sessions.Session", { key: f.text({ primaryKey: true, column: "session" }) }, options);
  assert.deepEqual([meta.table, meta.primaryKey.column, meta.managed], ["django_session", "session", false]);
  assert.deepEqual([meta.verboseName, meta.verboseNamePlural], ["visit", "visits made"]);
});

test("a foreign key is indexed and a one-to-one unique unless said otherwise", () => {
  const options = { onDelete: "cascade" } as const;
  assert.deepEqual(f.foreignKey(() => User, options).options, { index: true, onDelete: "cascade" });
  assert.equal(f.foreignKey(() => User, { ...options, index: false }).options.index, false);
  assert.equal(f.oneToOne(() => User, options).options.unique, true);
});

test("a label in place of a class is for migration states, and says so when it is followed", () => {
  assert.equal(f.foreignKey("auth.User", { onDelete: "cascade" }).target, "auth.User");
  assert.throws(() => f.foreignKey("auth.User", { onDelete: "cascade" }).columnType(), {
    code: "db.unresolved_target",
  });
});

test("malformed declarations are refused where they are made", () => {
  const wrong = [
    () => Model("post", { title: f.text() }),
    () => Model("blog.post", { title: f.text() }),
    () => Model("blog.Post", { a: f.integer({ primaryKey: true }), b: f.integer({ primaryKey: true }) }),
    () => Model("blog.Post", { author: f.foreignKey(() => User, { onDelete: "cascade" }), authorId: f.integer() }),
    () => Model("blog.Post", { save: f.boolean() }),
  ];
  for (const declare of wrong) assert.throws(declare, ModelInvalid);
});

test("declared options cannot be changed afterwards", () => {
  assert.throws(() => Object.assign(f.char({ maxLength: 5 }).options, { maxLength: 6 }), TypeError);
});
