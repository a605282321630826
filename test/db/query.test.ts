import assert from "node:assert/strict";
import { checkLeaks } from "../support/leaks.ts";
import { Post, Tag, User } from "./blog.ts";
import { projectDatabase, testsWith } from "./project-database.ts";

checkLeaks();
const it = testsWith(await projectDatabase());

it("x", async () => {
  const ann = await User.create({ username: "ann" });
  const bob = await User.create({ username: "bob" });
  const p = await Post.create({ title: "One", author: ann, publishedAt: new Date("2026-01-02T03:04:05.678Z") });
  await Post.create({ title: "Two", author: bob.id, editor: ann });
  const news = await Tag.create({ name: "news" });
  await p.related("tags").add(news);
  assert.deepEqual(
    (await p.related("tags").all()).map((t) => t.name),
    ["news"],
  );
  assert.equal(p.publishedAt?.toISOString(), "2026-01-02T03:04:05.678Z");
  const q = Post.filter({ "author.username__startswith": "a" })
    .with("author", "tags", "comments")
    .orderBy("-publishedAt")
    .limit(5);
  const rows = await q.all();
  assert.equal(rows[0]?.author.username, "ann");
  assert.equal(rows[0]?.tags[0]?.name, "news");
  assert.equal(await Post.filter({ "tags.name": "news" }).count(), 1);
  assert.equal(await Post.exclude({ "tags.name": "news" }).count(), 1);
  assert.equal(await Post.exclude({ "editor.username": "ann" }).count(), 1);
  assert.equal(await User.filter({ "posts.tags.name": "news" }).count(), 1);
  assert.equal(await User.filter({ posts__isnull: false }).count(), 2);
  p.title = "Eins";
  await p.save();
  assert.equal((await Post.get({ id: p.id })).shout(), "EINS!");
  assert.equal(await Post.filter({ "author.username": "ann" }).update({ views: 3 }), 1);
  await p.refresh();
  assert.equal(p.views, 3);
  await assert.rejects(ann.delete(), { code: "db.deletion_protected" });
  console.log(await bob.delete(), await ann.delete());
});
