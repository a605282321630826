import assert from "node:assert/strict";
import { test } from "node:test";
import { adminFor } from "#rooms/contrib/admin";
import { createUser, User } from "#rooms/contrib/auth";
import { blogApp, Category, Comment, openNewsroom, Post, postFields, Tag } from "../newsroom.ts";

/** Categories that are shown are those with a capital letter; authors can be members of the staff only. */
const narrow = blogApp([
  adminFor(Category, { list: { query: (rows) => rows.filter({ name__regex: "^[A-Z]" }) } }),
  adminFor(Tag, { list: { search: ["name"] } }),
  adminFor(Comment),
  adminFor(Post, {
    form: {
      fields: ["title", "slug", "author", "category", "tags", "body"],
      rawId: ["author", "category"],
      autocomplete: ["tags"],
      choices: { author: { rows: () => User.filter({ isStaff: true }), label: (user) => `Ms ${user}` } },
    },
  }),
]);

const { chief, visit, run } = await openNewsroom([narrow]);
const visitor = await visit("chief");

async function shown(values: { readonly author?: User; readonly category?: Category; readonly tags?: readonly Tag[] }) {
  const { author = chief, category = null, tags = [] } = values;
  const post = await run(async () => {
    const created = await Post.create({ title: "T", slug: crypto.randomUUID(), body: "B", author, category });
    await created.related("tags").add(...tags);
    return created;
  });
  const { text } = await visitor.get(`/admin/blog/post/${post.id}/change/`);
  return Array.from(text.matchAll(/<span class="chosen">(.*?)<\/span>/g), ([, chosen]) => chosen);
}

test("what a row refers to is shown by its text, in the order of its model", async () => {
  const [category, tags] = await run(async () => [
    await Category.create({ name: "Essays" }),
    await Tag.bulkCreate(["b", "a"].map((name) => ({ name, slug: name }))),
  ]);
  assert.deepEqual(await shown({ category, tags }), ["Ms chief", "Essays", "a, b"]);
});

test("a row that cannot be chosen stays a key, although it was read with the one that refers to it", async () => {
  const category = await run(() => Category.create({ name: "secret" }));
  const author = await run(() => createUser({ username: "stranger" }));
  assert.deepEqual(await shown({ category, author }), ["", "", ""]);
});

test("a row that refers to nothing is locked and changed all the same", async () => {
  const post = await run(() => Post.create({ title: "Old", slug: crypto.randomUUID(), body: "B", author: chief }));
  const sent = postFields(chief, { title: "New", slug: post.slug, body: "B" });
  assert.equal((await visitor.post(`/admin/blog/post/${post.id}/change/`, sent)).status, 302);
  assert.equal((await run(() => Post.get({ id: post.id }))).title, "New");
});
