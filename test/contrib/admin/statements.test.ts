import assert from "node:assert/strict";
import { test } from "node:test";
import { logAction } from "#rooms/contrib/admin";
import { Comment, openNewsroom, Post, postFields, statementsOf, Tag } from "./newsroom.ts";

const { chief, hire, visit, run } = await openNewsroom();
const editor = await hire("editor", "blog.change_post", "blog.change_comment", "blog.delete_comment");

const { post, comment } = await run(async () => {
  const created = await Post.create({ title: "Measured", slug: "measured", author: chief, body: "Text" });
  const comments = ["Ann", "Bob", "Cid"].map((name) => ({ post: created, user: chief, name, body: "Well" }));
  const [first] = await Comment.bulkCreate(comments);
  const names = Array.from({ length: 30 }, (_, index) => `tag${index}`);
  await created.related("tags").add(...(await Tag.bulkCreate(names.map((name) => ({ name, slug: name })))));
  await logAction({ user: chief, action: "addition", model: Post, row: created, changes: [{ added: {} }] });
  return { post: created, comment: first ?? assert.fail() };
});

/**
 * The most statements that a page may send. Session and user are two of each; the change page of a post reads the post with
 * its author, its tags, its comments, all categories and all tags, that of a comment nothing but the comment, with its
 * post and user.
 */
const pages: Readonly<Record<string, number>> = {
  "/admin/blog/post/add/": 5,
  [`/admin/blog/post/${post.id}/change/`]: 7,
  [`/admin/blog/comment/${comment.id}/change/`]: 3,
  [`/admin/blog/post/${post.id}/delete/`]: 6,
  [`/admin/blog/post/${post.id}/history/`]: 4,
  [`/admin/auth/user/${editor.id}/change/`]: 7,
  [`/admin/auth/user/${editor.id}/password/`]: 3,
  "/admin/password_change/": 2,
};

test("the pages of a row send few statements, however many tags, comments and log entries there are", async (context) => {
  const visitor = await visit("chief");
  for (const [address, most] of Object.entries(pages)) {
    const statements = await statementsOf(() => visitor.get(address));
    context.diagnostic(`${statements.length} ${address}`);
    assert.ok(statements.length <= most, `${address} sent ${statements.length}:\n${statements.join("\n")}`);
  }
});

test("who is no superuser pays one statement more for all permissions together", async () => {
  const address = `/admin/blog/post/${post.id}/change/`;
  const [chiefs, editors] = [await visit("chief"), await visit("editor")];
  const superuser = await statementsOf(() => chiefs.get(address));
  const staff = await statementsOf(() => editors.get(address));
  // The editor may not see users, and so cannot search them: the author is chosen from a list, which is one more.
  const lists = staff.filter((sql) => /from "auth_user" as "t0" order by/.test(sql));
  assert.equal(lists.length, 1);
  assert.ok(staff.length - lists.length <= superuser.length + 1, staff.join("\n"));
});

test("a change writes what was changed, by few statements", async (context) => {
  const visitor = await visit("chief");
  const sent = postFields(chief, { title: "Measured again", slug: "measured", body: "Text" });
  const statements = await statementsOf(() => visitor.post(`/admin/blog/post/${post.id}/change/`, sent));
  context.diagnostic(statements.join("\n"));
  const update = statements.filter((sql) => sql.startsWith('update "blog_post"'));
  assert.deepEqual(update.length, 1);
  assert.ok(update[0]?.includes('"title"') && !update[0].includes('"body"'), "only the title was changed");
});
