import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import { currentDatabase, f, Model, queryExecuted, sql } from "#rooms/db";
import { Comment, Post, Tag, User } from "./blog.ts";
import { projectDatabase, testsWith } from "./project-database.ts";

const database = await projectDatabase();
const it = testsWith(database);
const ann = await database.execute<{ id: number }>(
  "insert into auth_user (username, first_name, is_active) values ('ann', '', true) returning id",
);
const author = ann[0]?.id ?? 0;

it("create fills in defaults, and answers with what the database holds", async () => {
  const post = await Post.create({ title: "Twelve", author });
  assert.ok(post instanceof Post);
  assert.equal(typeof post.id, "number");
  assert.deepEqual([post.body, post.status, post.views, post.editorId, post.slug], ["", "draft", 0, null, null]);
  assert.ok(post.updatedAt instanceof Date);
  assert.equal(`${post} ${post.shout()}`, "Twelve TWELVE!");
});

it("create refuses a missing value and an unknown field before anything is sent", async () => {
  const loose = (values: Record<string, unknown>) => Reflect.apply(Post.create, Post, [values]);
  await assert.rejects(loose({ author }), {
    code: "db.field_missing",
    details: { model: "blog.Post", field: "title" },
  });
  await assert.rejects(loose({ title: "x", author, subtitle: "y" }), { code: "db.unknown_field" });
});

it("save writes the row, or the named fields only, and sets autoNow", async () => {
  const post = await Post.create({ title: "One", author });
  const other = await Post.get({ id: post.id });
  other.body = "theirs";
  await other.save({ fields: ["body"] });
  const before = post.updatedAt;
  await sleep(2);
  post.title = "Two";
  post.views = 7;
  await post.save({ fields: ["title", "updatedAt"] });
  await other.refresh();
  assert.deepEqual([other.title, other.body, other.views], ["Two", "theirs", 0]);
  assert.ok(other.updatedAt > before);
  await post.save();
  await other.refresh();
  assert.deepEqual([other.body, other.views], ["", 7]);
});

it("a row made with new is inserted by save, and only then has relations", async () => {
  const tag = new Tag();
  tag.name = "new";
  await assert.rejects(tag.delete(), { code: "db.row_not_saved" });
  assert.throws(() => new Post().related("tags"), { code: "db.row_not_saved" });
  await tag.save();
  assert.equal((await Tag.get({ name: "new" })).id, tag.id);
  tag.name = "newer";
  await tag.save();
  assert.equal(await Tag.filter({ name__startswith: "new" }).count(), 1);
});

it("saving or refreshing a row that another process deleted says so", async () => {
  const tag = await Tag.create({ name: "gone" });
  await Tag.filter({ id: tag.id }).delete();
  await assert.rejects(tag.save(), { code: "db.row_gone" });
  await assert.rejects(tag.refresh(), { code: "db.row_gone" });
});

it("a relation that was not loaded, or became stale, throws instead of querying", async () => {
  const { id } = await Post.create({ title: "Three", author });
  const read = (row: object, name: string) => Reflect.get(row, name);
  const plain = await Post.get({ id });
  assert.throws(() => read(plain, "author"), { code: "db.relation_not_loaded", hint: /\.with\("author"\)/ });
  assert.throws(() => read(plain, "tags"), { code: "db.relation_not_loaded" });
  const loaded = await Post.filter({ id }).with("author", "editor", "tags").get();
  assert.equal(loaded.author.username, "ann");
  assert.equal(loaded.editor, null);
  assert.deepEqual(loaded.tags, []);
  loaded.authorId += 1;
  assert.throws(() => loaded.author, { code: "db.relation_not_loaded" });
});

it("related rows are added, removed, set and cleared; what is connected stays connected once", async () => {
  const [a, b, c] = await Promise.all(["a", "b", "c"].map((name) => Tag.create({ name })));
  assert.ok(a && b && c);
  const post = await Post.create({ title: "Four", author });
  const tags = post.related("tags");
  const names = async () => (await tags.all()).map(({ name }) => name);
  await tags.add(b, a.id);
  await tags.add(b);
  assert.deepEqual(await names(), ["a", "b"]);
  await tags.set([b, c]);
  assert.deepEqual(await names(), ["b", "c"]);
  await tags.remove(b);
  assert.deepEqual(await names(), ["c"]);
  await tags.clear();
  assert.deepEqual(await names(), []);
});

it("the other end of a foreign key is a query", async () => {
  const user = await User.create({ username: "bob" });
  await Post.create({ title: "Five", author: user });
  assert.deepEqual((await user.related("posts").filter({ title: "Five" }).all()).map(String), ["Five"]);
});

it("null is written where the column allows it, refused by the database where it does not", async () => {
  const post = await Post.create({ title: "Six", author, publishedAt: new Date(0), slug: "six" });
  post.publishedAt = null;
  await post.save();
  await post.refresh();
  assert.equal(post.publishedAt, null);
  Reflect.set(post, "title", null);
  await assert.rejects(post.save(), { code: "db.not_null_violation", message: /"title" of blog.Post/ });
});

it("keys of other types work as numbers do", async () => {
  class Session extends Model(
    "sessions.Session",
    {
      sessionKey: f.char({ maxLength: 40, primaryKey: true }),
      size: f.bigInteger({ default: 1n }),
    },
    { table: "django_session" },
  ) {}
  await database.execute("create table django_session (session_key varchar(40) primary key, size bigint not null)");
  const session = await Session.create({ sessionKey: "abc", size: 2n ** 62n });
  session.size -= 1n;
  await session.save();
  assert.equal((await Session.get({ sessionKey: "abc" })).size, 2n ** 62n - 1n);
  assert.deepEqual(await session.delete(), { total: 1, byModel: { "sessions.Session": 1 } });
});

it("a key beyond 2^53 is an error, not another key", async () => {
  await database.execute("insert into blog_tag (id, name) values (9007199254740993, 'far')");
  await assert.rejects(Tag.get({ name: "far" }), { code: "db.unsafe_integer" });
  await database.execute("delete from blog_tag where name = 'far'");
});

it("statements are reported without their values", async () => {
  const events: string[] = [];
  const stop = queryExecuted.subscribe((event) => events.push(JSON.stringify(event)));
  await Tag.create({ name: "very secret" });
  stop();
  assert.match(events.join(), /insert into \\"blog_tag\\".*"rows":1,"model":"blog.Tag"/);
  assert.doesNotMatch(events.join(), /secret/);
  assert.equal(currentDatabase.get(), database);
});

it("the other end of a one-to-one is a row or null, and filters like any relation", async () => {
  class Reader extends Model("books.Reader", {
    name: f.text(),
    card: f.reverseOne(() => Card, "holder"),
  }) {}
  class Card extends Model("books.Card", {
    number: f.integer(),
    holder: f.oneToOne(() => Reader, { onDelete: "cascade" }),
  }) {}
  await database.execute(`
    create table books_reader (id bigint primary key generated by default as identity, name text not null);
    create table books_card (id bigint primary key generated by default as identity, number integer not null,
      holder_id bigint not null unique references books_reader deferrable initially deferred)`);
  const holder = await Reader.create({ name: "Ann" });
  await Reader.create({ name: "Bob" });
  await Card.create({ number: 12, holder });
  const readers = await Reader.with("card").orderBy("name").all();
  assert.deepEqual(
    readers.map(({ card }) => card?.number ?? null),
    [12, null],
  );
  assert.deepEqual(
    (await Reader.filter({ "card.number": 12 }).all()).map(({ name }) => name),
    ["Ann"],
  );
});

it("a default of the database fills in what create leaves out", async () => {
  class Ticket extends Model("shop.Ticket", {
    code: f.char({ maxLength: 20, blank: true, dbDefault: sql`'T-' || 12` }),
    madeAt: f.datetime({ null: true, dbDefault: sql`now()` }),
  }) {}
  await database.execute(`create table shop_ticket (id bigint primary key generated by default as identity,
    code varchar(20) not null default 'T-' || 12, made_at timestamptz default now())`);
  const ticket = await Ticket.create({});
  assert.equal(ticket.code, "T-12");
  assert.ok(ticket.madeAt instanceof Date);
  assert.equal((await Ticket.create({ madeAt: null })).madeAt, null);
});

it("a row of a model that says nothing better is called by its model and key", async () => {
  const post = await Post.create({ title: "Twelve", author });
  const comment = await Comment.create({ post, text: "Well." });
  assert.deepEqual(
    [String(comment), String(new Comment())],
    [`Comment object (${comment.id})`, "Comment object (None)"],
  );
});
