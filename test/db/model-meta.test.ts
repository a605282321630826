import assert from "node:assert/strict";
import test from "node:test";
import { buildModelMeta, f, Model, ModelInvalid, type ModelOptions, PlainDate, sql } from "#rooms/db";
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

/** Declares a model with options as a program would that the compiler has not seen. */
function withOptions(options: ModelOptions): unknown {
  return Reflect.apply(Model, undefined, ["blog.Post", { title: f.text(), status: f.text() }, options]);
}

test("malformed declarations are refused where they are made", () => {
  const wrong = [
    () => Model("post", { title: f.text() }),
    () => Model("blog.post", { title: f.text() }),
    () => Model("blog.Post", { a: f.integer({ primaryKey: true }), b: f.integer({ primaryKey: true }) }),
    () => Model("blog.Post", { author: f.foreignKey(() => User, { onDelete: "cascade" }), authorId: f.integer() }),
    () => Model("blog.Post", { save: f.boolean() }),
    () => withOptions({ indexes: [{ fields: ["nothing"], name: "nothing_idx" }] }),
    () => withOptions({ ordering: ["-nothing"] }),
    () => withOptions({ uniqueTogether: [["title", "nothing"]] }),
    () => withOptions({ indexes: [{ name: "empty_idx" }] }),
    () => withOptions({ indexes: [{ name: "both_idx", fields: ["title"], expressions: ["lower(title)"] }] }),
    () => withOptions({ indexes: [{ name: "ops_idx", fields: ["title"], opclasses: ["a", "b"] }] }),
    () => withOptions({ indexes: [{ expressions: ["lower(title)"] }] }),
    () => withOptions({ indexes: [{ fields: ["title"], where: "title <> ''" }] }),
    () => withOptions({ indexes: [{ fields: ["title"] }, { fields: ["title"] }] }),
    () => withOptions({ constraints: [{ name: "x".repeat(64), check: "true" }] }),
    () => withOptions({ uniqueConstraints: [{ name: "one", fields: [] }] }),
    () =>
      withOptions({ uniqueConstraints: [{ name: "one", fields: ["title"], where: "true", deferrable: "deferred" }] }),
    () =>
      withOptions({
        uniqueConstraints: [
          { name: "one", fields: ["title"], opclasses: ["text_pattern_ops"], deferrable: "deferred" },
        ],
      }),
  ];
  for (const declare of wrong) assert.throws(declare, ModelInvalid);
});

test("declared options cannot be changed afterwards", () => {
  assert.throws(() => Object.assign(f.char({ maxLength: 5 }).options, { maxLength: 6 }), TypeError);
});

test("fields are shared by spreading them, and every model has its own names for them", () => {
  const timestamps = { createdAt: f.datetime({ autoNowAdd: true }), updatedAt: f.datetime({ autoNow: true }) };
  class Page extends Model("cms.Page", { title: f.text(), ...timestamps }, { ordering: ["-createdAt"] }) {}
  class Image extends Model("cms.Image", { ...timestamps, url: f.url() }) {}
  const columns = (model: typeof Page | typeof Image) => model.meta.fields.map(({ column }) => column);
  assert.deepEqual(columns(Page), ["id", "title", "created_at", "updated_at"]);
  assert.deepEqual(columns(Image), ["id", "created_at", "updated_at", "url"]);
});

test("indexes of plain fields are named by Django's rule, and keep all that is said of them", () => {
  class Note extends Model(
    "blog.Post",
    { status: f.text(), publishedAt: f.datetime() },
    {
      indexes: [
        { fields: ["status", "-publishedAt"] },
        { name: "live", fields: ["status"], where: "status <> 'draft'", include: ["publishedAt"], using: "btree" },
        { name: "lower_status", expressions: ["lower(status)"] },
      ],
      uniqueConstraints: [
        { name: "one_live", fields: ["status"], where: "status = 'live'", message: "One is enough." },
      ],
      defaultPermissions: ["view"],
    },
  ) {}
  const [plain, live, lower] = Note.meta.indexes;
  // Computed by Django 4.2: Index(fields=["status", "-published_at"]) of blog_post.
  assert.deepEqual(plain, { fields: ["status", "-publishedAt"], name: "blog_post_status_615533_idx" });
  assert.equal(live?.where, "status <> 'draft'");
  assert.deepEqual([lower?.fields, lower?.expressions], [[], ["lower(status)"]]);
  assert.equal(Note.meta.uniqueConstraints[0]?.message, "One is enough.");
  assert.deepEqual(Note.meta.defaultPermissions, ["view"]);
  assert.deepEqual(Post.meta.defaultPermissions, ["add", "change", "delete", "view"]);
});

test("a through model gives a many-to-many its table and columns, whichever way round", () => {
  class Person extends Model("club.Person", {
    groups: f.manyToMany(() => Group, { through: () => Membership, throughFields: ["person", "group"] }),
    mentors: f.manyToMany(() => Person, { through: () => Mentoring }),
  }) {}
  class Group extends Model("club.Group", { members: f.reverse(() => Person, "groups") }) {}
  class Membership extends Model("club.Membership", {
    group: f.foreignKey(() => Group, { onDelete: "cascade" }),
    inviter: f.foreignKey(() => Person, { onDelete: "cascade" }),
    person: f.foreignKey(() => Person, { onDelete: "cascade" }),
  }) {}
  class Mentoring extends Model("club.Mentoring", {
    pupil: f.foreignKey(() => Person, { onDelete: "cascade" }),
    mentor: f.foreignKey(() => Person, { onDelete: "cascade" }),
  }) {}
  const names = Person.meta.manyToMany.map(({ table, sourceColumn, targetColumn }) => [
    table,
    sourceColumn,
    targetColumn,
  ]);
  assert.deepEqual(names, [
    ["club_membership", "person_id", "group_id"],
    ["club_mentoring", "pupil_id", "mentor_id"],
  ]);
  assert.ok(Group.meta.reverse[0]);
});

test("fields say in people's words what they are called", () => {
  const meta = buildModelMeta("blog.Post", { publishedAt: f.datetime(), slug: f.slug({ label: "short name" }) }, {});
  assert.deepEqual(
    meta.fields.map(({ label }) => label),
    ["id", "published at", "short name"],
  );
});

test("options of fields that contradict each other are refused where the field is made", () => {
  const loose = (kind: keyof typeof f, ...args: unknown[]) => Reflect.apply(f[kind], f, args);
  const wrong: (() => unknown)[] = [
    () => f.char({ maxLength: 0 }),
    () => f.char({ maxLength: 1.5 }),
    () => f.decimal({ maxDigits: 2, decimalPlaces: 3 }),
    () => f.decimal({ maxDigits: 1001, decimalPlaces: 3 }),
    () => f.binary({ maxLength: -1 }),
    () => f.choice({}),
    () => f.choice({ published: "Published" }, { maxLength: 3 }),
    () => f.datetime({ autoNow: true, autoNowAdd: true }),
    () => f.date({ autoNow: true, default: new PlainDate(2026, 1, 1) }),
    () => f.integer({ primaryKey: true, null: true }),
    () => f.integer({ dbDefault: sql`${1}` }),
    () => loose("manyToMany", () => User, { through: () => User, table: "x" }),
    () => f.manyToMany(() => User, { throughFields: ["a", "b"] }),
  ];
  for (const declare of wrong) assert.throws(declare, { code: "db.field_invalid" }, String(declare));
});
