import assert from "node:assert/strict";
import { test } from "node:test";
import { LogEntry } from "#rooms/contrib/admin";
import { openArchive } from "../list/archive.ts";
import { Comment, Post } from "../newsroom.ts";

const archive = await openArchive(250);
const { run, hire, visit } = archive;
const chief = await visit("chief");
const list = "/admin/blog/post/";

/** The messages of the next page. */
async function messages(visitor = chief): Promise<readonly (string | undefined)[]> {
  const { text } = await visitor.get("/admin/");
  return Array.from(
    text.matchAll(/<li class="message (\w+)">([^<]*)</g),
    ([, level, content]) => `${level}: ${content}`,
  );
}

async function keys(where: { readonly status?: "archived" | "draft" | "published" } = {}): Promise<readonly string[]> {
  return run(async () => (await Post.filter(where).orderBy("id").pluck("id")).map(String));
}

test("without an action, with an unknown one or without rows nothing happens, and people are told", async () => {
  const [first = ""] = await keys();
  const cases = [
    [{ action: "", _selected_action: first }, "warning: No action selected."],
    [{ action: "nosuch", _selected_action: first }, "warning: No action selected."],
    [{ action: "toString", _selected_action: first }, "warning: No action selected."],
    [
      { action: "make_published" },
      "warning: Items must be selected in order to perform actions on them. No items have been changed.",
    ],
    [
      { action: "make_published", _selected_action: "x' OR 1=1" },
      "warning: Items must be selected in order to perform actions on them. No items have been changed.",
    ],
  ] as const;
  for (const [fields, message] of cases) {
    const { status, headers } = await chief.post(`${list}?o=1`, { ...fields, select_across: "0", index: "0" });
    assert.deepEqual([status, headers.location], [302, `${list}?o=1`]);
    assert.deepEqual(await messages(), [message]);
  }
});

test("an action changes the selected rows, notes each in its history and leads back to the same list", async () => {
  const [one = "", two = "", three = ""] = await keys({ status: "draft" });
  const { headers } = await chief.post(`${list}?status__exact=draft`, {
    action: "make_published",
    _selected_action: [one, two],
  });
  assert.equal(headers.location, `${list}?status__exact=draft`);
  assert.deepEqual(await messages(), ["success: 2 posts were successfully marked as published."]);
  await run(async () => {
    assert.equal(await Post.filter({ id__in: [one, two].map(Number), status: "published" }).count(), 2);
    assert.equal((await Post.get({ id: Number(three) })).status, "draft");
    const entries = await LogEntry.filter({ objectId__in: [one, two] }).all();
    assert.deepEqual(
      entries.map(String),
      entries.map(({ objectRepr }) => `Changed “${objectRepr}” — Mark selected posts as published.`),
    );
    assert.equal(entries.length, 2);
  });
});

test("every row that the list finds can be selected, those of other pages too", async () => {
  const archived = await keys({ status: "archived" });
  assert.ok(archived.length > 50);
  await chief.post(`${list}?status__exact=archived`, { action: "make_published", select_across: "1" });
  assert.deepEqual(await messages(), [`success: ${archived.length} posts were successfully marked as published.`]);
  assert.deepEqual(await keys({ status: "archived" }), []);
  assert.equal(await run(() => LogEntry.filter({ objectId__in: archived }).count()), archived.length);
});

test("rows that the list does not find cannot be selected", async () => {
  const [draft = ""] = await keys({ status: "draft" });
  const [published = ""] = await keys({ status: "published" });
  await chief.post(`${list}?status__exact=published`, {
    action: "make_published",
    _selected_action: [draft, published],
  });
  assert.deepEqual(await messages(), ["success: 1 posts were successfully marked as published."]);
  assert.equal((await run(() => Post.get({ id: Number(draft) }))).status, "draft");
});

test("deleting asks first, with all that would go", async () => {
  const [one = "", two = ""] = await run(() => Post.filter({ comments__isnull: false }).orderBy("id").pluck("id")).then(
    (ids) => ids.map(String),
  );
  const { status, text } = await chief.post(list, { action: "delete_selected", _selected_action: [one, two] });
  assert.equal(status, 200);
  assert.match(text, /<h1>Are you sure\?<\/h1>\s*<p>Are you sure you want to delete the selected posts\?/);
  assert.match(text, /<li>Posts: <strong>2<\/strong><\/li><li>Comments: <strong>2<\/strong>/);
  assert.equal(text.match(/name="_selected_action"/g)?.length, 2);
  assert.match(text, /<input type="hidden" name="total" value="4">/);
  assert.equal(await run(() => Post.filter({ id__in: [one, two].map(Number) }).count()), 2);
});

test("the answer deletes the rows with what belongs to them, and notes each", async () => {
  const ids = await run(() => Post.filter({ comments__isnull: false }).orderBy("id").limit(2).pluck("id"));
  const fields = { action: "delete_selected", _selected_action: ids.map(String), post: "yes" };
  const { status, headers } = await chief.post(list, { ...fields, total: "4" });
  assert.deepEqual([status, headers.location], [302, list]);
  assert.deepEqual(await messages(), ["success: Successfully deleted 2 posts."]);
  await run(async () => {
    assert.equal(await Post.filter({ id__in: ids }).count(), 0);
    assert.equal(await Comment.filter({ post__in: ids }).count(), 0);
    const entries = await LogEntry.filter({ objectId__in: ids.map(String), actionFlag: 3 }).all();
    assert.deepEqual(
      entries.map(({ changeMessage }) => changeMessage),
      ["", ""],
    );
  });
});

test("what has changed since the question is asked about again", async () => {
  const [id] = await run(() => Post.filter({ comments__isnull: false }).orderBy("id").pluck("id"));
  const fields = { action: "delete_selected", _selected_action: String(id), post: "yes" };
  const { status, text } = await chief.post(list, { ...fields, total: "1" });
  assert.equal(status, 200);
  assert.match(text, /Meanwhile other objects are concerned, and nothing was deleted\./);
  assert.match(text, /name="total" value="2"/);
  assert.equal(await run(() => Post.filter({ id: Number(id) }).exists()), true);
});

test("those who may only look are offered no action, and posting one does nothing", async () => {
  await hire("reader", "blog.view_post");
  const reader = await visit("reader");
  const { text } = await reader.get(list);
  for (const sign of ["_selected_action", "delete_selected", "make_published", "Add post"])
    assert.ok(!text.includes(sign), sign);
  const before = await keys({ status: "published" });
  for (const action of ["delete_selected", "make_published"]) {
    await reader.post(list, { action, select_across: "1", post: "yes" });
    assert.deepEqual(await messages(reader), ["warning: No action selected."]);
  }
  assert.deepEqual(await keys({ status: "published" }), before);
});

test("those who may change but not delete rows are offered what changes them", async () => {
  await hire("editor", "blog.change_post");
  const { text } = await (await visit("editor")).get(list);
  assert.ok(text.includes("make_published") && !text.includes("delete_selected"));
});

test("deleting rows takes the permission for all that goes with them", async () => {
  await hire("remover", "blog.change_post", "blog.delete_post");
  const remover = await visit("remover");
  const [id] = await run(() => Post.filter({ comments__isnull: false }).orderBy("id").pluck("id"));
  const fields = { action: "delete_selected", _selected_action: String(id) };
  for (const answer of [{}, { post: "yes" }]) {
    const { text } = await remover.post(list, { ...fields, ...answer });
    assert.match(
      text,
      /doesn’t have permission to\s+delete the following types of objects:<\/p>\s*<ul[^>]*><li>comment</,
    );
  }
  assert.equal(await run(() => Post.filter({ id: Number(id) }).exists()), true);
});

test("an action that fails leaves neither changes nor notes", async () => {
  const before = await run(() => LogEntry.query().count());
  // The name of a slug is unique, so the second row refuses what the first took.
  const { status } = await chief.post(list, { action: "make_equal", select_across: "1" });
  assert.equal(status, 409);
  assert.equal(await run(() => LogEntry.query().count()), before);
  assert.equal(await run(() => Post.filter({ slug: "equal" }).count()), 0);
});
