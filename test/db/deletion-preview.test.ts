import assert from "node:assert/strict";
import { type DoomedRow, queryExecuted } from "#rooms/db";
import { Comment, Post, Tag, User } from "./blog.ts";
import { projectDatabase, testsWith } from "./project-database.ts";

const database = await projectDatabase();
const it = testsWith(database);

async function authorOf(posts: number, comments: number): Promise<User> {
  const author = await User.create({ username: crypto.randomUUID() });
  const written = await Post.bulkCreate(Array.from({ length: posts }, (_, index) => ({ title: `${index}`, author })));
  await Comment.bulkCreate(written.flatMap((post) => Array.from({ length: comments }, () => ({ post, text: "c" }))));
  return author;
}

function listed(rows: readonly DoomedRow[], label: string): number {
  const own = rows.filter(({ model }) => model.meta.label === label).length;
  return rows.reduce((sum, { because }) => sum + listed(because, label), own);
}

it("a limit lists some rows of each model and counts all of them, also those below rows that are not listed", async () => {
  const author = await authorOf(5, 4);
  const preview = await User.filter({ id: author.id }).deletionPreview({ limit: 3 });
  assert.deepEqual(preview.byModel, { "auth.User": 1, "blog.Post": 5, "blog.Comment": 20 });
  assert.equal(preview.total, 26);
  assert.equal(listed(preview.rows, "blog.Post"), 3);
  assert.equal(listed(preview.rows, "blog.Comment"), 3);
});

it("a limit holds for the rows of the query itself", async () => {
  await authorOf(6, 0);
  const preview = await Post.query().orderBy("id").deletionPreview({ limit: 2 });
  assert.equal(preview.rows.length, 2);
  assert.equal(preview.byModel["blog.Post"], await Post.count());
  const one = await Post.query().orderBy("id").limit(1).deletionPreview({ limit: 2 });
  assert.equal(one.byModel["blog.Post"], 1);
});

it("where the limit cuts nothing, a preview asks once for each reference", async () => {
  const author = await authorOf(2, 1);
  const statements: string[] = [];
  const stop = queryExecuted.subscribe(({ sql }) => statements.push(sql));
  await User.filter({ id: author.id }).deletionPreview({ limit: 3 });
  stop();
  // The user, the posts by author and by editor, the comments, the pairs of posts and tags.
  assert.equal(statements.length, 5, statements.join("\n"));
});

it("rows that refuse are listed up to the limit and counted, whoever they refer to", async () => {
  const [author, editor] = [await authorOf(0, 0), await authorOf(0, 0)];
  await Post.bulkCreate(Array.from({ length: 5 }, () => ({ title: "Edited", author, editor })));
  const preview = await User.filter({ id: editor.id }).deletionPreview({ limit: 2 });
  assert.deepEqual([preview.protectedBy.length, preview.protectedTotal], [2, 5]);
  const free = await User.filter({ id: author.id }).deletionPreview({ limit: 2 });
  assert.deepEqual([free.protectedBy.length, free.protectedTotal], [0, 0]);
});

it("pairs of a many-to-many are counted from both sides", async () => {
  const author = await authorOf(2, 0);
  const tags = [await Tag.create({ name: "a" }), await Tag.create({ name: "b" })];
  for (const post of await Post.filter({ author: author.id }).all()) await post.related("tags").add(...tags);
  const ofAuthor = await User.filter({ id: author.id }).deletionPreview();
  assert.deepEqual(
    ofAuthor.pairs.map(({ model, target, field, count }) => [model.meta.label, target.meta.label, field, count]),
    [["blog.Post", "blog.Tag", "tags", 4]],
  );
  const ofTag = await Tag.filter({ name: "a" }).deletionPreview();
  assert.deepEqual(
    ofTag.pairs.map(({ count }) => count),
    [2],
  );
  assert.equal(ofTag.total, 1);
});
