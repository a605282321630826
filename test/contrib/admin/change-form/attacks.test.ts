import assert from "node:assert/strict";
import { test } from "node:test";
import { adminFor, column, inline, logAction } from "#rooms/contrib/admin";
import { createUser, Group, User } from "#rooms/contrib/auth";
import { blogApp, Category, Comment, openNewsroom, Post, postFields, Tag } from "../newsroom.ts";

/** A site that shows little of a post, and of the categories only those that begin with a capital letter. */
const narrow = blogApp([
  adminFor(Category, { list: { query: (rows) => rows.filter({ name__regex: "^[A-Z]" }) } }),
  adminFor(Tag),
  adminFor(Comment, {
    form: { rawId: ["user"] },
    permissions: {
      change: (_user, comment) => comment?.name !== "Locked",
      delete: (_user, comment) => comment?.name !== "Locked",
    },
  }),
  adminFor(Post, {
    form: {
      fields: ["title", "slug", "category", "tags", "author.email", "status", column("shout", (post) => `${post}!`)],
      readonly: ["status"],
      inlines: [inline(Comment, { fields: ["name", "body", column("echo", (comment) => comment.name)], extra: 0 })],
    },
    permissions: { change: (_user, post) => post?.status !== "archived" },
    viewOnSite: (post) => post.body,
  }),
]);

const { chief, hire, visit, run } = await openNewsroom([narrow]);
await hire("editor", "blog.change_post", "blog.view_post", "blog.view_comment");

function makePost(values: Partial<Pick<Post, "body" | "slug" | "status" | "title">> = {}): Promise<Post> {
  const whole = { title: "Old", slug: crypto.randomUUID(), body: "/here/", status: "draft" as const, ...values };
  return run(() => Post.create({ ...whole, author: chief }));
}

function changePage({ id }: { readonly id: bigint | number }, model = "post"): string {
  return `/admin/blog/${model}/${id}/change/`;
}

test("fields that a page does not show, and those that it only shows, cannot be set", async () => {
  const post = await makePost();
  const other = await run(() => createUser({ username: "other" }));
  const forged = {
    ...{ author: String(other.id), author_id: String(other.id), authorId: String(other.id), body: "Stolen" },
    ...{
      status: "published",
      created_at: "2000-01-01",
      createdAt: "2000-01-01",
      id: "777",
      pk: "777",
      ["__proto__"]: "x",
    },
    ...{ "author.email": "stolen@example.com", author__email: "stolen@example.com", constructor: "x" },
  };
  const sent = postFields(chief, { ...forged, title: "New", slug: post.slug });
  assert.equal((await (await visit("chief")).post(changePage(post), sent)).status, 302);
  const stored = await run(() => Post.filter({ id: post.id }).with("author").get());
  assert.deepEqual(
    [stored.title, stored.body, stored.status, stored.author.username, stored.author.email],
    ["New", "/here/", "draft", "chief", ""],
  );
  assert.ok(stored.createdAt.getFullYear() > 2000);
  assert.equal(await run(() => Post.filter({ id: 777 }).exists()), false);
});

test("a relation is given no row that the user cannot see, and no key of something else", async () => {
  const hidden = await run(() => Category.create({ name: "secret" }));
  const post = await makePost();
  const visitor = await visit("chief");
  assert.ok(!(await visitor.get(changePage(post))).text.includes("secret"));
  for (const category of [String(hidden.id), "999999", "abc", "1 OR 1=1", "-1", "99999999999999999999"]) {
    const { status, text } = await visitor.post(changePage(post), postFields(chief, { slug: post.slug, category }));
    assert.equal(status, 200, category);
    assert.match(text, /Select a valid choice\. That choice is not one of the available choices\./);
  }
  const tags = await visitor.post(changePage(post), postFields(chief, { slug: post.slug, tags: "999999" }));
  assert.match(tags.text, /Select a valid choice\. 999999 is not one of the available choices\./);
  assert.equal((await run(() => Post.get({ id: post.id }))).categoryId, null);
});

test("rows that the list hides have no page", async () => {
  const hidden = await run(() => Category.create({ name: "hidden" }));
  const visitor = await visit("chief");
  for (const page of ["change", "delete", "history"]) {
    const response = await visitor.get(`/admin/blog/category/${hidden.id}/${page}/`);
    assert.equal(response.headers.location, "/admin/", page);
  }
  assert.equal((await visitor.post(`/admin/blog/category/${hidden.id}/delete/`, { post: "yes" })).status, 302);
  assert.equal(await run(() => Category.filter({ id: hidden.id }).exists()), true);
});

test("a hook decides about single rows: what it refuses can be seen and not be changed", async () => {
  const archived = await makePost({ status: "archived" });
  for (const username of ["chief", "editor"]) {
    const visitor = await visit(username);
    assert.match((await visitor.get(changePage(archived))).text, /<h1>View post<\/h1>/);
    assert.equal((await visitor.post(changePage(archived), postFields(chief))).status, 403);
  }
});

test("the hook of a model holds for its rows in inlines, too", async () => {
  const post = await makePost({ title: "Guarded" });
  const comment = await run(() => Comment.create({ post, name: "Locked", body: "Stays" }));
  const visitor = await visit("chief");
  const { text } = await visitor.get(changePage(post));
  assert.match(text, /<div class="value">Locked<\/div>/, "a computed column shows what the row has");
  const row = { "comments-TOTAL_FORMS": "1", "comments-INITIAL_FORMS": "1", "comments-0-id": String(comment.id) };
  const whole = { ...row, "comments-0-name": "Locked", "comments-0-body": "Stays", slug: post.slug };
  for (const forged of [{ "comments-0-body": "Changed" }, { "comments-0-DELETE": "on" }]) {
    const sent = postFields(chief, { ...whole, ...forged, title: "Taken" });
    assert.equal((await visitor.post(changePage(post), sent)).status, 403);
  }
  const stored = await run(() => Comment.filter({ id: comment.id }).with("post").get());
  assert.deepEqual([stored.body, stored.post.title], ["Stays", "Guarded"]);
  assert.equal((await visitor.post(changePage(post), postFields(chief, { ...whole, title: "Open" }))).status, 302);
});

test("an address that would run code is no link, wherever it comes from", async () => {
  const post = await makePost({ body: "javascript:alert(1)" });
  const { text } = await (await visit("chief")).get(changePage(post));
  assert.ok(!/href="\s*javascript:/i.test(text));
});

test("stored markup is shown as text on every page of a row, in every field", async () => {
  const evil = `<script>alert("x")</script>'"&`;
  const post = await makePost({ title: evil, slug: "evil" });
  const [category, comment, group, user] = await run(async () => {
    const named = await Category.create({ name: `A${evil}` });
    await Post.filter({ id: post.id }).update({ category: named });
    const made = await Comment.create({ post, name: evil, email: "", body: `</textarea>${evil}` });
    const tag = await Tag.create({ name: evil, slug: "evil" });
    await post.related("tags").add(tag);
    const account = await createUser({ username: "evil" });
    await User.filter({ id: account.id }).update({ username: evil, firstName: evil, lastName: evil, email: evil });
    const members = await Group.create({ name: evil });
    const row = { user: await User.get({ id: account.id }), model: Post, row: post };
    await logAction({ ...row, action: "change", changes: [{ changed: { fields: [evil] } }] });
    await logAction({ ...row, user: chief, action: "change", changes: [{ deleted: { name: evil, object: evil } }] });
    return [named, made, members, account];
  });
  const visitor = await visit("chief");
  const addresses = [
    ...["change", "delete", "history"].flatMap((page) => [
      `/admin/blog/post/${post.id}/${page}/`,
      `/admin/blog/category/${category.id}/${page}/`,
      `/admin/blog/comment/${comment.id}/${page}/`,
      `/admin/auth/user/${user.id}/${page}/`,
      `/admin/auth/group/${group.id}/${page}/`,
    ]),
    ...["/admin/", "/admin/blog/post/add/", "/admin/blog/comment/add/", `/admin/auth/user/${user.id}/password/`],
    `/admin/blog/post/add/?${new URLSearchParams({ title: evil, slug: evil, tags: evil, _changelist_filters: evil })}`,
    `/admin/blog/post/${encodeURIComponent(evil)}/change/`,
  ];
  for (const address of addresses) {
    const { text } = await visitor.get(address);
    assert.ok(!text.includes("<script>alert"), address);
    assert.ok(!text.includes(`'"&`), address);
  }
  await visitor.post(changePage(post), postFields(chief, { title: evil, slug: "evil" }));
  const { text } = await visitor.get("/admin/");
  assert.match(text, /was changed successfully/);
  assert.ok(!text.includes("<script>alert"), "the message, too");
  const reader = await visit("editor");
  assert.ok(!(await reader.get(changePage(post))).text.includes("<script>alert"), "values that are only read, too");
});

test("forged filters of the list stay a query, on every page that keeps them", async () => {
  const post = await makePost();
  const visitor = await visit("chief");
  const query = new URLSearchParams({ _changelist_filters: `"><script>alert(1)</script>&next=//evil.example` });
  for (const page of ["add/", `${post.id}/change/`, `${post.id}/delete/`, `${post.id}/history/`]) {
    const { text } = await visitor.get(`/admin/blog/post/${page}?${query}`);
    assert.ok(!text.includes("<script>alert") && !/href="\/\/evil/.test(text), page);
  }
  const { headers } = await visitor.post(`${changePage(post)}?${query}`, postFields(chief, { slug: post.slug }));
  assert.match(String(headers.location), /^\/admin\/blog\/post\/\?%22%3E%3Cscript/);
});

test("keys that are no keys reach no statement and no error page", async () => {
  const visitor = await visit("chief");
  for (const key of ["0x1", "1e3", "1 ", "%00", "_00", "..", "%2e%2e", "１", "null", "1;drop", "'"]) {
    const { status } = await visitor.get(
      `/admin/blog/post/${key.startsWith("%") ? key : encodeURIComponent(key)}/change/`,
    );
    assert.ok([302, 400, 404].includes(status), `${key}: ${status}`);
  }
});
