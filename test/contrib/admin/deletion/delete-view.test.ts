import assert from "node:assert/strict";
import { test } from "node:test";
import { LogEntry } from "#rooms/contrib/admin";
import { sql } from "#rooms/db";
import { Category, Comment, openNewsroom, Post, statementsOf, Tag } from "../newsroom.ts";

const { chief, hire, visit, run } = await openNewsroom();
await hire("editor", "blog.change_post", "blog.delete_post");
await hire("moderator", "blog.delete_post", "blog.delete_comment");
await hire("reader", "blog.view_post");

async function makePost(title = "Fresh post", comments = 1): Promise<Post> {
  return run(async () => {
    const post = await Post.create({ title, slug: crypto.randomUUID(), author: chief, body: "Text" });
    await post.related("tags").add(await Tag.create({ name: crypto.randomUUID(), slug: crypto.randomUUID() }));
    await Comment.bulkCreate(Array.from({ length: comments }, () => ({ post, name: "Ann", body: "Well said" })));
    return post;
  });
}

function deletePage({ id }: { readonly id: bigint | number }, model = "post"): string {
  return `/admin/blog/${model}/${id}/delete/`;
}

test("the page lists what would go, with counts, links and the pairs of join tables", async () => {
  const post = await makePost("Fresh <b>post</b>");
  const { status, text } = await (await visit("chief")).get(deletePage(post));
  assert.equal(status, 200);
  assert.match(text, /<h1>Are you sure\?<\/h1>/);
  assert.match(text, /delete the post “Fresh &lt;b&gt;post&lt;\/b&gt;”\? All of the following related items/);
  assert.match(text, /<li>Posts: <strong>1<\/strong><\/li><li>Comments: <strong>1<\/strong><\/li>/);
  assert.match(text, /<li>Post-tag relationships: <strong>1<\/strong><\/li>/);
  assert.match(text, new RegExp(`Post: <a href="/admin/blog/post/${post.id}/change/">Fresh &lt;b&gt;`));
  assert.match(text, /<ul class="tree"><li>Comment: <a href="\/admin\/blog\/comment\/\d+\/change\/">Ann on post/);
  assert.ok(!text.includes("<b>post"));
});

test("a POST deletes, logs, says so and leads back to the list", async () => {
  const post = await makePost();
  const visitor = await visit("chief");
  const response = await visitor.post(deletePage(post), { post: "yes" });
  assert.deepEqual([response.status, response.headers.location], [302, "/admin/blog/post/"]);
  assert.match((await visitor.get("/admin/")).text, /The post “Fresh post” was deleted successfully\./);
  await run(async () => {
    assert.equal(await Post.filter({ id: post.id }).exists(), false);
    assert.equal(await Comment.filter({ post: post.id }).exists(), false);
    const entry = await LogEntry.query().orderBy("-id").first();
    assert.deepEqual(
      [entry?.actionFlag, entry?.objectId, entry?.objectRepr, entry?.changeMessage],
      [3, String(post.id), "Fresh post", ""],
    );
  });
});

test("the list that follows is filtered as it was, whatever the address makes of that", async () => {
  const visitor = await visit("chief");
  for (const [filters, address] of [
    ["status__exact=draft&p=2", "/admin/blog/post/?status__exact=draft&p=2"],
    ["//evil.example/", "/admin/blog/post/?%2F%2Fevil.example%2F="],
    ["a\r\nSet-Cookie: x=1", "/admin/blog/post/?a%0D%0ASet-Cookie%3A+x=1"],
  ]) {
    const query = new URLSearchParams({ _changelist_filters: filters ?? "" });
    const response = await visitor.post(`${deletePage(await makePost())}?${query}`, { post: "yes" });
    assert.equal(response.headers.location, address);
  }
});

test("what a protected reference holds cannot be deleted, on the page and by POST, and 100 of its rows are listed", async () => {
  const category = await run(async () => {
    const created = await Category.create({ name: "News" });
    await Post.bulkCreate(
      Array.from({ length: 103 }, (_, index) => ({
        title: `Held ${index}`,
        slug: `held-${index}`,
        author: chief,
        body: "",
        category: created,
      })),
    );
    return created;
  });
  const visitor = await visit("chief");
  for (const { status, text } of [
    await visitor.get(deletePage(category, "category")),
    await visitor.post(deletePage(category, "category"), { post: "yes" }),
  ]) {
    assert.equal(status, 200);
    assert.match(text, /<h1>Cannot delete category<\/h1>/);
    assert.match(text, /Deleting the category “News” would require deleting the following protected related objects:/);
    assert.equal(text.match(/<li>Post: /g)?.length, 100);
    assert.match(text, /… and 3 more\./);
    assert.ok(!text.includes("Yes, I’m sure"));
  }
  assert.equal(await run(() => Category.filter({ name: "News" }).exists()), true);
});

test("whoever may not delete what goes too is told what that is, and cannot post", async () => {
  const post = await makePost();
  const editor = await visit("editor");
  const { text } = await editor.get(deletePage(post));
  assert.match(text, /<h1>Cannot delete post<\/h1>/);
  assert.match(text, /your account doesn’t have permission to\s+delete the following types of objects:/);
  assert.match(text, /<li>comment<\/li>/);
  assert.ok(!text.includes("Yes, I’m sure"));
  assert.equal((await editor.post(deletePage(post), { post: "yes" })).status, 403);
  assert.equal(await run(() => Post.filter({ id: post.id }).exists()), true);
});

test("whoever may delete but neither see nor change gets no links, and goes to the index afterwards", async () => {
  const post = await makePost();
  const moderator = await visit("moderator");
  const { text } = await moderator.get(deletePage(post));
  assert.match(text, /<li>Post: Fresh post/);
  assert.match(text, /<a class="button secondary" href="\/admin\/">No, take me back/);
  assert.equal((await moderator.post(deletePage(post), { post: "yes" })).headers.location, "/admin/");
});

test("without the permission, and without the token, there is no deletion", async () => {
  const post = await makePost();
  const reader = await visit("reader");
  assert.equal((await reader.get(deletePage(post))).status, 403);
  assert.equal((await reader.post(deletePage(post), { post: "yes" })).status, 403);
  assert.equal((await reader.get(deletePage({ id: 0 }))).status, 403, "nor does it tell which rows there are");
  const forged = await (await visit("chief")).post(deletePage(post), { csrfmiddlewaretoken: "x" });
  assert.equal(forged.status, 403);
  assert.equal(await run(() => Post.filter({ id: post.id }).exists()), true);
});

test("a row that is gone, and a key that is none, lead to the index with a warning", async () => {
  const visitor = await visit("chief");
  for (const key of ["999999", "abc", "99999999999999999999999", "1_00", "<b>"]) {
    const response = await visitor.get(`/admin/blog/post/${encodeURIComponent(key)}/delete/`);
    assert.deepEqual([response.status, response.headers.location], [302, "/admin/"]);
    const { text } = await visitor.get("/admin/");
    const shown = key.replace("<", "&lt;").replace(">", "&gt;");
    assert.ok(text.includes(`Post with ID “${shown}” doesn’t exist. Perhaps it was deleted?`), key);
  }
});

test("a comment that arrives while the deletion runs is reported, and nothing is deleted", async () => {
  const post = await makePost("Contested", 0);
  // A comment that nobody counted: written as the deletion removes the post, checked before the commit.
  await run(() =>
    sql`
    create function intrude() returns trigger language plpgsql as $$ begin
      insert into blog_comment (post_id, name, email, body, approved, created_at)
        values (old.id, 'Late', '', '', false, now());
      return old;
    end $$`.all(),
  );
  await run(() => sql`create trigger intrude after delete on blog_post for each row execute function intrude()`.all());
  const response = await (await visit("chief")).post(deletePage(post), { post: "yes" });
  await run(() => sql`drop trigger intrude on blog_post`.all());
  assert.equal(response.status, 200);
  assert.match(response.text, /Meanwhile other objects refer to it, and nothing was deleted\./);
  assert.equal(await run(() => Post.filter({ id: post.id }).exists()), true);
  assert.equal(await run(() => LogEntry.filter({ objectRepr: "Contested" }).exists()), false);
});

test("a hundred of a thousand comments are listed, all are counted, by as many statements as for one", async () => {
  const [small, large] = [await makePost("Small", 1), await makePost("Large", 1_000)];
  const visitor = await visit("chief");
  const few = await statementsOf(() => visitor.get(deletePage(small)));
  let text = "";
  const many = await statementsOf(async () => {
    ({ text } = await visitor.get(deletePage(large)));
  });
  assert.match(text, /Comments: <strong>1000<\/strong>/);
  assert.equal(text.match(/<li>Comment: /g)?.length, 100);
  assert.match(text, /The first 100 objects of each kind are listed/);
  assert.ok(few.length <= 7, few.join("\n"));
  assert.equal(many.length, few.length + 1, "one more for the keys of those that are not listed");
});
