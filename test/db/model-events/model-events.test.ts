import assert from "node:assert/strict";
import { afterEach } from "node:test";
import { atomic, modelEvents, queryExecuted } from "#rooms/db";
import { Comment, Post, Tag, User } from "../blog.ts";
import { projectDatabase, testsWith } from "../project-database.ts";

const database = await projectDatabase();
const it = testsWith(database);
const [author] = await database.execute<{ id: number }>(
  "insert into auth_user (username, first_name, is_active) values ('ann', '', true) returning id",
);
const base = { author: author?.id ?? 0 };

const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

/** Writes down each event of posts as `name detail` until the test ends. */
function record(): string[] {
  const seen: string[] = [];
  const posts = modelEvents(Post);
  stops.push(
    posts.beforeSave(({ row, created, fields }) => void seen.push(`before ${row.title} ${created} ${fields ?? "all"}`)),
    posts.afterSave(({ row, created }) => void seen.push(`after ${row.title} ${created} ${row.id > 0}`)),
    posts.beforeDelete(({ row }) => void seen.push(`before deletion ${row.shout()}`)),
    posts.afterDelete(({ row }) => void seen.push(`after deletion ${row.title}`)),
    posts.beforeManyToManyChange(
      ({ relation, action, keys }) => void seen.push(`before ${relation} ${action} ${keys}`),
    ),
    posts.afterManyToManyChange(({ relation, action, keys }) => void seen.push(`after ${relation} ${action} ${keys}`)),
  );
  return seen;
}

/** The statements that some work sends, shortened to their first word. */
async function statements(work: () => Promise<unknown>): Promise<string[]> {
  const sent: string[] = [];
  const stop = queryExecuted.subscribe(({ sql }) => sent.push(sql.split(" ")[0] ?? ""));
  await work();
  stop();
  return sent;
}

it("creating and saving a row is told before and after", async () => {
  const seen = record();
  const post = await Post.create({ ...base, title: "One" });
  post.title = "Two";
  await post.save({ fields: ["title"] });
  await post.save();
  assert.deepEqual(seen, [
    ...["before One true all", "after One true true"],
    ...["before Two false title", "after Two false true"],
    ...["before Two false all", "after Two false true"],
  ]);
});

it("what a listener changes before is saved, defaults and references in sight", async () => {
  const user = await User.get({ id: base.author });
  stops.push(
    modelEvents(Post).beforeSave(({ row }) => {
      assert.deepEqual([row.status, row.authorId, row.views], ["draft", user.id, 0]);
      row.title = row.title.trim();
    }),
  );
  const post = await Post.create({ title: "  Three ", author: user });
  assert.equal((await Post.get({ id: post.id })).title, "Three");
});

it("listeners are awaited one after the other, those of a model and those of all models in their order", async () => {
  const seen: string[] = [];
  const later = (name: string) => async () => {
    await new Promise((resolve) => setImmediate(resolve));
    seen.push(name);
  };
  stops.push(modelEvents(Tag).afterSave(later("first")), modelEvents().afterSave(later("second")));
  stops.push(modelEvents(Tag).afterSave(later("third")), modelEvents(User).afterSave(later("other model")));
  await Tag.create({ name: "a" });
  assert.deepEqual(seen, ["first", "second", "third"]);
});

it("what a listener throws undoes the save, and the row is not taken for saved", async () => {
  const refuse = () => {
    throw new RangeError("no");
  };
  stops.push(modelEvents(Tag).afterSave(refuse));
  const tag = Object.assign(new Tag(), { name: "refused" });
  await assert.rejects(tag.save(), RangeError);
  assert.equal(await Tag.filter({ name: "refused" }).count(), 0);
  await assert.rejects(tag.delete(), { code: "db.row_not_saved" });
  stops.pop()?.();
  await tag.save();
  assert.equal(await Tag.filter({ name: "refused" }).count(), 1);
});

it("listeners run inside the operation's transaction", async () => {
  stops.push(
    modelEvents(Tag).afterSave(({ row }) =>
      Tag.filter({ id: row.id })
        .update({ name: "seen" })
        .then(() => {}),
    ),
  );
  const rollback = atomic(async () => {
    await Tag.create({ name: "rolled back" });
    throw new RangeError("no");
  });
  await assert.rejects(rollback, RangeError);
  assert.equal(await Tag.filter({ name: "seen" }).count(), 0);
});

it("rows that are deleted are told with their values, also those that go with another", async () => {
  const user = await User.create({ username: "bob" });
  const post = await Post.create({ title: "gone", author: user });
  await Comment.create({ post, text: "too" });
  const seen = record();
  stops.push(modelEvents(Comment).afterDelete(({ row }) => void seen.push(`comment ${row.text}`)));
  await user.delete();
  assert.deepEqual(seen, ["before deletion GONE!", "comment too", "after deletion gone"]);
});

it("deleting a query tells each row, and what a listener throws keeps them all", async () => {
  await Tag.create({ name: "x1" });
  await Tag.create({ name: "x2" });
  const names: string[] = [];
  const stop = modelEvents(Tag).beforeDelete(({ row }) => {
    names.push(row.name);
    if (row.name === "x2") throw new RangeError("no");
  });
  await assert.rejects(Tag.filter({ name__startswith: "x" }).delete(), RangeError);
  stop();
  assert.deepEqual(names, ["x1", "x2"]);
  assert.equal(await Tag.filter({ name__startswith: "x" }).count(), 2);
});

it("deleting rows to which nothing refers is told as well", async () => {
  const post = await Post.create({ ...base, title: "commented" });
  await Comment.create({ post, text: "alone" });
  const texts: string[] = [];
  stops.push(modelEvents(Comment).beforeDelete(({ row }) => void texts.push(row.text)));
  await Comment.filter({ text: "alone" }).delete();
  assert.deepEqual(texts, ["alone"]);
});

it("pairs that come and go are told, those only that change something", async () => {
  const post = await Post.create({ ...base, title: "tagged" });
  const [a, b] = [await Tag.create({ name: "a" }), await Tag.create({ name: "b" })];
  const tags = post.related("tags");
  await tags.add(a);
  const seen = record();
  await tags.add(a, b, b.id);
  await tags.add(a);
  await tags.set([b]);
  await tags.clear();
  const pair = (change: string) => [`before tags ${change}`, `after tags ${change}`];
  assert.deepEqual(seen, [...pair(`add ${b.id}`), ...pair(`remove ${a.id}`), ...pair("clear ")]);
});

it("a relation that is changed from its other end is told of the other end's rows", async () => {
  const post = await Post.create({ ...base, title: "far" });
  const tag = await Tag.create({ name: "near" });
  const seen: string[] = [];
  stops.push(
    modelEvents().afterManyToManyChange(({ row, relation, keys }) => void seen.push(`${row} ${relation} ${keys}`)),
  );
  // The compiler takes a reverse relation for a query; over a many-to-many it is a set of pairs.
  const reverse: unknown = tag.related("posts");
  assert.ok(reverse instanceof Object && "add" in reverse && typeof reverse.add === "function");
  await reverse.add(post.id);
  assert.deepEqual(seen, [`${tag} posts ${post.id}`]);
});

it("operations on many rows at once say nothing", async () => {
  const seen = record();
  await Post.query().update({ views: 1 });
  await database.execute("update blog_post set views = 2");
  assert.deepEqual(seen, []);
});

it("nothing is sent, loaded or wrapped where nobody listens", async () => {
  const stop = modelEvents(Post).afterSave(() => undefined);
  assert.deepEqual(await statements(() => Tag.create({ name: "quiet" })), ["insert"]);
  assert.deepEqual(await statements(() => Post.create({ ...base, title: "loud" })), ["BEGIN", "insert", "COMMIT"]);
  stop();
  const post = await Post.create({ ...base, title: "quiet" });
  assert.deepEqual(await statements(() => post.save()), ["update"]);
  assert.deepEqual(await statements(() => post.related("tags").add(1)).then(([first]) => first), "insert");
});

it("a listener that has ended hears nothing more, and the others go on", async () => {
  const seen: string[] = [];
  const stop = modelEvents(Tag).afterSave(() => void seen.push("one"));
  stops.push(modelEvents(Tag).afterSave(() => void seen.push("two")));
  stop();
  stop();
  await Tag.create({ name: "last" });
  assert.deepEqual(seen, ["two"]);
});
