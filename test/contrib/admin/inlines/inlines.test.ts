import assert from "node:assert/strict";
import { test } from "node:test";
import { LogEntry } from "#rooms/contrib/admin";
import { Comment, openNewsroom, Post, postFields } from "../newsroom.ts";

const { chief, hire, visit, run } = await openNewsroom();
await hire("editor", "blog.change_post");
await hire("observer", "blog.change_post", "blog.view_comment");
await hire("writer", "blog.change_post", "blog.add_comment");
await hire("moderator", "blog.change_post", "blog.change_comment");
await hire("reader", "blog.view_post", "blog.change_comment", "blog.delete_comment");

async function makePost(...names: readonly string[]): Promise<{ post: Post; comments: readonly Comment[] }> {
  return run(async () => {
    const post = await Post.create({ title: "Discussed", slug: crypto.randomUUID(), author: chief, body: "Text" });
    const comments: Comment[] = [];
    for (const name of names) comments.push(await Comment.create({ post, name, body: "Well" }));
    return { post, comments };
  });
}

function changePage({ id }: Post): string {
  return `/admin/blog/post/${id}/change/`;
}

/** What a browser sends for a post and some comments, each by its key (empty for a new one) and its fields. */
function sent(post: Post, ...rows: readonly Readonly<Record<string, string>>[]): Record<string, string> {
  const existing = rows.filter(({ id }) => id !== undefined).length;
  const counts = { "comments-TOTAL_FORMS": String(rows.length), "comments-INITIAL_FORMS": String(existing) };
  const fields = postFields(chief, { title: post.title, slug: post.slug, body: post.body, ...counts });
  for (const [index, row] of rows.entries()) {
    const whole = { id: "", post: String(post.id), name: "Ann", email: "", body: "Well", ...row };
    for (const [name, value] of Object.entries(whole)) fields[`comments-${index}-${name}`] = value;
  }
  return fields;
}

async function namesOf(post: Post): Promise<readonly string[]> {
  return run(async () => (await Comment.filter({ post: post.id }).orderBy("id").all()).map(({ name }) => name));
}

async function lastMessage(): Promise<string | undefined> {
  return (await run(() => LogEntry.query().orderBy("-id").first()))?.changeMessage;
}

test("the page shows the rows in a table, with an empty one, a template and Django's names", async () => {
  const { post, comments } = await makePost("Ann", "<b>Bob");
  const { text } = await (await visit("chief")).get(changePage(post));
  assert.match(text, /name="comments-TOTAL_FORMS" value="3"/);
  assert.match(text, /name="comments-INITIAL_FORMS" value="2"/);
  assert.match(
    text,
    new RegExp(`value="${comments[0]?.id}"[^>]*name="comments-0-id"|name="comments-0-id" value="${comments[0]?.id}"`),
  );
  assert.match(text, /value="&lt;b&gt;Bob"/);
  assert.equal(text.match(/name="comments-\d-DELETE"/g)?.length, 2, "only rows that are there can be deleted");
  assert.match(text, /<template><tr id="comments-__prefix__">/);
  assert.match(
    text,
    new RegExp(`href="/admin/blog/comment/${comments[0]?.id}/change/" aria-label="Open comment Ann on post`),
  );
});

test("a post is added together with its comments", async () => {
  const fields = sent(
    Object.assign(new Post(), { title: "Both", slug: "both", body: "x", id: "" }),
    {},
    { name: "Bob" },
  );
  await (await visit("chief")).post("/admin/blog/post/add/", fields);
  const post = await run(() => Post.get({ slug: "both" }));
  assert.deepEqual(await namesOf(post), ["Ann", "Bob"]);
  assert.equal(
    await lastMessage(),
    `[{"added": {}}, {"added": {"name": "comment", "object": "Ann on post ${post.id}"}}, ` +
      `{"added": {"name": "comment", "object": "Bob on post ${post.id}"}}]`,
  );
});

test("comments are added, changed and deleted in one go, and the history says so as Django's", async () => {
  const { post, comments } = await makePost("Ann", "Bob");
  const [ann, bob] = comments.map(({ id }) => ({ id: String(id) }));
  const rows = [
    { ...ann, name: "Anne" },
    { ...bob, name: "Bob", DELETE: "on" },
    { name: "Cid" },
    { name: "", body: "" },
  ];
  const response = await (await visit("chief")).post(changePage(post), sent(post, ...rows));
  assert.equal(response.status, 302);
  assert.deepEqual(await namesOf(post), ["Anne", "Cid"]);
  const on = `on post ${post.id}`;
  assert.equal(
    await lastMessage(),
    `[{"added": {"name": "comment", "object": "Cid ${on}"}}, ` +
      `{"changed": {"name": "comment", "object": "Anne ${on}", "fields": ["Name"]}}, ` +
      `{"deleted": {"name": "comment", "object": "Bob ${on}"}}]`,
  );
});

test("an error in one comment keeps everything from being saved, and is named above", async () => {
  const { post, comments } = await makePost("Ann");
  const rows = [{ id: String(comments[0]?.id), name: "Anne" }, { email: "nobody" }];
  const response = await (await visit("chief")).post(changePage(post), { ...sent(post, ...rows), title: "New" });
  assert.equal(response.status, 200);
  assert.match(response.text, /Please correct the error below\./);
  assert.match(response.text, /<a href="#id_comments-1-email">Email: Enter a valid email address\.<\/a>/);
  assert.match(response.text, /value="Anne"/);
  assert.deepEqual([await namesOf(post), (await run(() => Post.get({ id: post.id }))).title], [["Ann"], "Discussed"]);
});

test("without the counts nothing is saved", async () => {
  const { post } = await makePost("Ann");
  const { "comments-TOTAL_FORMS": _total, "comments-INITIAL_FORMS": _initial, ...fields } = sent(post);
  const response = await (await visit("chief")).post(changePage(post), { ...fields, title: "New" });
  assert.equal(response.status, 200);
  assert.match(response.text, /ManagementForm data is missing or has been tampered with/);
  assert.equal((await run(() => Post.get({ id: post.id }))).title, "Discussed");
});

test("rows of another post are out of reach: they are neither changed, deleted nor moved", async () => {
  const [{ post }, { post: other, comments }] = [await makePost("Ann"), await makePost("Foreign")];
  const foreign = { id: String(comments[0]?.id) };
  const visitor = await visit("chief");
  for (const row of [
    { ...foreign, name: "Taken" },
    { ...foreign, DELETE: "on" },
    { ...foreign, post: String(other.id) },
  ]) {
    await visitor.post(changePage(post), sent(post, row));
    assert.deepEqual([await namesOf(post), await namesOf(other)], [["Ann"], ["Foreign"]]);
  }
  await visitor.post(changePage(post), sent(post, { name: "New", post: String(other.id) }));
  assert.deepEqual([await namesOf(post), await namesOf(other)], [["Ann", "New"], ["Foreign"]]);
});

test("fields that an inline does not show cannot be set through it", async () => {
  const { post, comments } = await makePost("Ann");
  const hidden = { user: String(chief.id), created_at: "2020-01-01T00:00:00", user_id: String(chief.id) };
  await (await visit("chief")).post(
    changePage(post),
    sent(post, { id: String(comments[0]?.id), name: "Anne", ...hidden }),
  );
  const stored = await run(() => Comment.get({ post: post.id }));
  assert.deepEqual([stored.name, stored.userId], ["Anne", null]);
  assert.ok(stored.createdAt.getFullYear() > 2020);
});

test("each permission opens its part of an inline, and no more", async () => {
  const expected = {
    editor: { table: false, controls: 0, template: false, boxes: 0 },
    observer: { table: true, controls: 0, template: false, boxes: 0 },
    writer: { table: true, controls: 1, template: true, boxes: 0 },
    moderator: { table: true, controls: 1, template: false, boxes: 0 },
    reader: { table: true, controls: 0, template: false, boxes: 0 },
  };
  const { post } = await makePost("Ann");
  for (const [username, shown] of Object.entries(expected)) {
    const { text } = await (await visit(username)).get(changePage(post));
    assert.deepEqual(
      {
        table: text.includes('data-inline="comments"'),
        controls: text.match(/name="comments-\d-name"/g)?.length ?? 0,
        template: text.includes("<template>"),
        boxes: text.match(/-DELETE"/g)?.length ?? 0,
      },
      shown,
      username,
    );
  }
  assert.ok(!(await (await visit("writer")).get(changePage(post))).text.includes("Ann"), "adding is not seeing");
});

test("what a page does not offer is not done when it is sent all the same", async () => {
  const { post, comments } = await makePost("Ann");
  const ann = { id: String(comments[0]?.id) };
  const rows = [{ ...ann, name: "Anne", DELETE: "on" }, { name: "New" }];
  for (const username of ["editor", "observer"]) {
    await (await visit(username)).post(changePage(post), sent(post, ...rows));
    assert.deepEqual(await namesOf(post), ["Ann"], username);
  }
  await (await visit("writer")).post(changePage(post), sent(post, ...rows));
  await (await visit("writer")).post(changePage(post), sent(post, { name: "Added" }));
  assert.deepEqual(await namesOf(post), ["Ann", "Added"]);
  await (await visit("moderator")).post(changePage(post), sent(post, ...rows));
  assert.deepEqual(await namesOf(post), ["Anne", "Added"]);
  assert.equal((await (await visit("reader")).post(changePage(post), sent(post, ...rows))).status, 403);
});
