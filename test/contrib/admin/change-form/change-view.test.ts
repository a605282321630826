import assert from "node:assert/strict";
import { test } from "node:test";
import { LogEntry } from "#rooms/contrib/admin";
import type { Visitor } from "../../visitor.ts";
import { Category, openNewsroom, Post, postFields, Tag } from "../newsroom.ts";

const { chief, hire, visit, run } = await openNewsroom();
const tags = await run(() => Tag.bulkCreate(["news", "sport"].map((name) => ({ name, slug: name }))));
const category = await run(() => Category.create({ name: "Fresh" }));
await hire("editor", "blog.change_post", "blog.view_comment");
await hire("reader", "blog.view_post");

const fields = (others?: Readonly<Record<string, string>>) => postFields(chief, others);

function makePost(): Promise<Post> {
  return run(() => Post.create({ title: "Old", slug: crypto.randomUUID(), author: chief, body: "Text" }));
}

function changePage({ id }: Post): string {
  return `/admin/blog/post/${id}/change/`;
}

async function lastEntry() {
  const entry = await run(() => LogEntry.query().orderBy("-id").first());
  return [entry?.actionFlag, entry?.objectRepr, entry?.changeMessage];
}

test("a row is added with its relations, logged, announced with a link, and the list follows", async () => {
  const visitor = await visit("chief");
  const sent = fields({ category: String(category.id), published_at: "2026-11-20T10:00:00", _save: "Save" });
  const response = await visitor.post("/admin/blog/post/add/", { ...sent, tags: String(tags[0]?.id) });
  assert.deepEqual([response.status, response.headers.location], [302, "/admin/blog/post/"]);
  const post = await run(() =>
    Post.filter({ slug: sent.slug ?? "" })
      .with("tags", "category")
      .get(),
  );
  assert.deepEqual([post.title, post.category?.name, post.tags.map(String)], ["Fresh post", "Fresh", ["news"]]);
  assert.equal(post.publishedAt?.toISOString(), "2026-11-20T10:00:00.000Z");
  assert.deepEqual(await lastEntry(), [1, "Fresh post", '[{"added": {}}]']);
  const link = `<a href="${changePage(post)}">Fresh post</a>`;
  assert.ok((await visitor.get("/admin/")).text.includes(`The post “${link}” was added successfully.</li>`));
});

test("the three buttons lead where Django's do, and say so in its words", async () => {
  const visitor = await visit("chief");
  const added = await visitor.post("/admin/blog/post/add/", fields({ _continue: "" }));
  assert.match(String(added.headers.location), /^\/admin\/blog\/post\/\d+\/change\/$/);
  assert.match((await visitor.get("/admin/")).text, /was added successfully\. You may edit it again below\./);
  const another = await visitor.post("/admin/blog/post/add/?_changelist_filters=p%3D2", fields({ _addanother: "" }));
  assert.equal(another.headers.location, "/admin/blog/post/add/?_changelist_filters=p%3D2");
  assert.match((await visitor.get("/admin/")).text, /was added successfully\. You may add another post below\./);
  const post = await makePost();
  for (const [button, address, said] of [
    ["_save", "/admin/blog/post/?p=2", "was changed successfully.</li>"],
    ["_continue", `${changePage(post)}?_changelist_filters=p%3D2`, "successfully. You may edit it again below."],
    ["_addanother", "/admin/blog/post/add/?_changelist_filters=p%3D2", "successfully. You may add another post below."],
  ] as const) {
    const changed = await visitor.post(`${changePage(post)}?_changelist_filters=p%3D2`, fields({ [button]: "" }));
    assert.equal(changed.headers.location, address);
    assert.ok((await visitor.get("/admin/")).text.includes(said), said);
  }
});

test("the history names what was changed by its labels; nothing changed is an empty list", async () => {
  const post = await makePost();
  const visitor = await visit("chief");
  const same = { title: "Old", slug: post.slug, body: "Text" };
  await visitor.post(changePage(post), fields(same));
  assert.deepEqual(await lastEntry(), [2, "Old", "[]"]);
  await visitor.post(changePage(post), {
    ...fields({ ...same, title: "New", status: "published" }),
    tags: String(tags[1]?.id),
  });
  assert.deepEqual(await lastEntry(), [2, "New", '[{"changed": {"fields": ["Title", "Status", "Tags"]}}]']);
});

test("errors are listed above and beside the fields, and nothing is saved", async () => {
  const count = await run(() => Post.count());
  const { status, text } = await (await visit("chief")).post("/admin/blog/post/add/", {
    title: "<b>Title",
    slug: "bad slug!",
    author: "nobody",
    status: "nope",
    published_at: "yesterday",
  });
  assert.equal(status, 200);
  assert.match(text, /Please correct the errors below\./);
  assert.match(text, /<a href="#id_slug">Slug: Enter a valid “slug”/);
  assert.match(text, /<ul class="errorlist" id="id_body_errors"><li>This field is required\.<\/li><\/ul>/);
  assert.match(text, /value="&lt;b&gt;Title"/);
  assert.equal(await run(() => Post.count()), count);
});

test("a slug that was left empty is made from the title, one that exists is refused", async () => {
  const visitor = await visit("chief");
  await visitor.post("/admin/blog/post/add/", fields({ title: "Übers Meer & zurück!", slug: "" }));
  assert.equal(await run(() => Post.filter({ slug: "ubers-meer-zuruck" }).count()), 1);
  const again = await visitor.post("/admin/blog/post/add/", fields({ title: "Übers Meer & zurück", slug: "" }));
  assert.match(again.text, /Post with this Slug already exists\./);
  const post = await makePost();
  const changed = await visitor.post(changePage(post), fields({ slug: "" }));
  assert.match(
    changed.text,
    /This field is required\./,
    "the address of a row that is there does not change by itself",
  );
});

test("the address of the add page fills fields in, as far as they take it", async () => {
  const query = new URLSearchParams({
    title: "Pre<set",
    status: "archived",
    tags: tags.map(({ id }) => id).join(","),
    category: "999999",
    published_at: "never",
    created_at: "2020-01-01",
    nosuch: "x",
  });
  const { status, text } = await (await visit("chief")).get(`/admin/blog/post/add/?${query}`);
  assert.equal(status, 200);
  assert.match(text, /value="Pre&lt;set" name="title"/);
  assert.match(text, /<option value="archived" selected="">/);
  assert.equal(text.match(/<input type="checkbox" value="\d+" checked=""/g)?.length, 2);
  assert.match(text, /type="datetime-local" value=""/);
});

test("what is only to be read is shown without a control, and collapsed where it is declared so", async () => {
  const post = await makePost();
  const { text } = await (await visit("chief")).get(changePage(post));
  assert.match(
    text,
    /<details class="panel fields"><summary>Meta<\/summary>\s*<p class="description">Set by the system\./,
  );
  assert.match(text, /<p class="label">Created at<\/p>\s*<div class="value">\w+\.? \d+, \d{4}, /);
  assert.ok(!text.includes('name="created_at"'));
  assert.match(text, /<a class="button secondary" href="\/blog\/[^"]+">View on site<\/a>/);
  assert.match(text, new RegExp(`<a class="delete" href="/admin/blog/post/${post.id}/delete/">`));
});

test("who may only view sees values and no control, and cannot post", async () => {
  const post = await run(async () => {
    const created = await Post.create({ title: "<i>Seen", slug: "seen", author: chief, body: "Text", category });
    await created.related("tags").add(...tags);
    return created;
  });
  const reader = await visit("reader");
  const { text } = await reader.get(changePage(post));
  const form = /<form class="row-form"[\s\S]*<\/form>/.exec(text)?.[0] ?? "";
  assert.match(text, /<h1>View post<\/h1>/);
  assert.deepEqual(
    form.match(/<(input|select|textarea|button)[^>]*>/g)?.filter((tag) => !tag.includes("csrf")) ?? [],
    [],
  );
  assert.match(form, /<p class="label">Title<\/p>\s*<div class="value">&lt;i&gt;Seen<\/div>/);
  assert.match(form, /<p class="label">Tags<\/p>\s*<div class="value">news, sport<\/div>/);
  assert.match(form, /<p class="label">Status<\/p>\s*<div class="value">Draft<\/div>/);
  assert.match(form, /<a class="button secondary" href="\/admin\/blog\/post\/">Close<\/a>/);
  assert.equal((await reader.post(changePage(post), fields())).status, 403);
});

test("the address of a row that is gone leads to the index with a warning, for GET and POST", async () => {
  const visitor = await visit("chief");
  for (const response of [
    await visitor.get("/admin/blog/post/999999/change/"),
    await visitor.post("/admin/blog/post/999999/change/", fields()),
  ]) {
    assert.deepEqual([response.status, response.headers.location], [302, "/admin/"]);
  }
  assert.match((await visitor.get("/admin/")).text, /Post with ID “999999” doesn’t exist\. Perhaps it was deleted\?/);
});

test("nobody overwrites by accident what somebody else wrote meanwhile", async () => {
  const post = await makePost();
  const [one, other] = [await visit("chief"), await visit("editor")];
  const same = { title: "Old", slug: post.slug, body: "Text" };
  const [first, second] = [await opened(one), await opened(other)];
  assert.equal((await one.post(changePage(post), fields({ ...same, ...first, title: "First" }))).status, 302);
  const refused = await other.post(changePage(post), fields({ ...same, ...second, body: "Second" }));
  assert.equal(refused.status, 200);
  assert.match(refused.text, /Somebody has changed this post since you opened the page\./);
  assert.equal((await run(() => Post.get({ id: post.id }))).title, "First");
  const invalid = await other.post(changePage(post), fields({ ...same, ...second, body: "" }));
  assert.equal(versionIn(invalid.text), second._version, "a page with errors has not shown what is new");
  const again = { _version: versionIn(refused.text) };
  assert.equal((await other.post(changePage(post), fields({ ...same, ...again, body: "Second" }))).status, 302);
  const stored = await run(() => Post.get({ id: post.id }));
  assert.deepEqual([stored.title, stored.body], ["Old", "Second"], "who insists may");

  async function opened(visitor: Visitor) {
    return { _version: versionIn((await visitor.get(changePage(post))).text) };
  }
});

function versionIn(text: string): string {
  return /name="_version" value="([^"]+)"/.exec(text)?.[1] ?? assert.fail("no version");
}
