import assert from "node:assert/strict";
import { f, Model, sql } from "#rooms/db";
import { inlineFormset, inlineFormsetOf, renderFormset } from "#rooms/forms";
import { statementsOf } from "../../db/statements-of.ts";
import { Author, blogTests, Comment, data, Post, samplePost, Tag } from "../blog.ts";

const test = await blogTests();

const commentForms = inlineFormset(Post, Comment, { fields: ["name", "email", "body", "approved"], extra: 1 });

/** A post with the comments of these people. */
async function discussed(...names: readonly string[]): Promise<Post> {
  const post = await samplePost();
  for (const name of names) await Comment.create({ post, name, body: `${name} says` });
  return post;
}

/** The management form, and the forms' controls by number. */
function sent(initial: number, ...forms: readonly Readonly<Record<string, string>>[]): URLSearchParams {
  const counts = { "comments-TOTAL_FORMS": String(forms.length), "comments-INITIAL_FORMS": String(initial) };
  const controls = forms.flatMap((form, index) => {
    return Object.entries(form).map(([name, text]) => [`comments-${index}-${name}`, text] as const);
  });
  return data({ ...counts, ...Object.fromEntries(controls) });
}

const ann = { id: "1", name: "Ann", body: "Ann says" };
const bob = { id: "2", name: "Bob", body: "Bob says" };

test("a formset has Django's names, a form for each row and empty ones", async () => {
  const post = await discussed("Ann");
  const text = await renderFormset(await commentForms.blank({ parent: post }), { label: "Comment" }).render();
  const names = [...text.matchAll(/name="([^"]+)"/g)].map(([, name]) => name);
  const controls = ["id", "post", "name", "email", "body", "approved"];
  assert.deepEqual(names, [
    ...["TOTAL", "INITIAL", "MIN_NUM", "MAX_NUM"].map((name) => `comments-${name}_FORMS`),
    ...[...controls, "DELETE"].map((name) => `comments-0-${name}`),
    ...[...controls, "DELETE"].map((name) => `comments-1-${name}`),
    ...[...controls, "DELETE"].map((name) => `comments-__prefix__-${name}`),
  ]);
  assert.match(text, /name="comments-TOTAL_FORMS" value="2"/);
  assert.match(text, /name="comments-INITIAL_FORMS" value="1"/);
  assert.match(text, /name="comments-0-id" value="1"/);
  assert.match(text, /name="comments-0-post" value="1"/);
  assert.match(text, /<legend>Comment 1: Ann on 1<\/legend>/);
});

test("rows are added, changed and deleted together, and what was done is told", async () => {
  const post = await discussed("Ann", "Bob");
  const formset = await commentForms.bind(
    sent(2, { ...ann, body: "Else", approved: "on" }, { ...bob, DELETE: "on" }, { name: "Cid", body: "New" }),
    { parent: post },
  );
  assert.ok(formset.valid);
  assert.deepEqual(
    formset.values.map(({ name }) => name),
    ["Ann", "Cid"],
  );
  const saved = await formset.save();
  assert.ok(saved.valid);
  assert.deepEqual(
    saved.changed.map(({ row, fields }) => [row.name, fields]),
    [["Ann", ["body", "approved"]]],
  );
  assert.deepEqual([saved.added.map(String), saved.deleted.map(String)], [["Cid on 1"], ["Bob on 1"]]);
  const rows = await Comment.filter({ post }).all();
  assert.deepEqual(
    rows.map(({ name, body, approved }) => [name, body, approved]),
    [
      ["Ann", "Else", true],
      ["Cid", "New", false],
    ],
  );
});

test("what is unchanged or empty is neither checked nor written", async () => {
  const post = await discussed("Ann", "Bob");
  const formset = await commentForms.bind(sent(2, ann, bob, { name: "", body: "" }), { parent: post });
  assert.ok(formset.valid);
  const statements = await statementsOf(async () => {
    assert.deepEqual(await formset.save(), { valid: true, added: [], changed: [], deleted: [] });
  });
  assert.deepEqual(
    statements.filter((sql) => /insert|update|delete/.test(sql)),
    [],
  );
});

test("errors stand at their forms, and nothing is saved", async () => {
  const post = await discussed("Ann");
  const formset = await commentForms.bind(sent(1, { ...ann, name: "" }, { name: "Cid", email: "x", body: "" }), {
    parent: post,
  });
  assert.ok(!formset.valid);
  assert.deepEqual(
    formset.forms.map(({ fields }) => [
      fields.name.errors.join(),
      fields.email.errors.join(),
      fields.body.errors.join(),
    ]),
    [
      ["This field is required.", "", ""],
      ["", "Enter a valid email address.", "This field is required."],
    ],
  );
  assert.match(String(formset.forms[1]?.fields.name.control.render()), /value="Cid" name="comments-1-name"/);
});

test("a row of another parent can be neither changed nor deleted", async () => {
  const post = await discussed("Ann");
  const other = await Post.create({ title: "Other", slug: "other", author: await Author.get({ name: "ann" }) });
  const formset = await commentForms.bind(sent(1, { ...ann, body: "Hacked" }), { parent: other });
  assert.ok(!formset.valid);
  assert.deepEqual(formset.forms[0]?.errors, ["This comment is not there any more."]);
  const deletion = await commentForms.bind(sent(1, { ...ann, DELETE: "on" }), { parent: other });
  assert.ok(deletion.valid);
  assert.deepEqual(await deletion.save(), { valid: true, added: [], changed: [], deleted: [] });
  const moved = await commentForms.bind(sent(1, { ...ann, body: "Mine", post: String(other.id) }), { parent: post });
  assert.ok(moved.valid && (await moved.save()).valid);
  assert.deepEqual(
    (await Comment.all()).map(({ postId, body }) => [postId, body]),
    [[post.id, "Mine"]],
  );
});

test("one row is not changed by two forms, and a new form cannot name a row", async () => {
  const post = await discussed("Ann", "Bob");
  const twice = await commentForms.bind(sent(2, { ...ann, body: "1" }, { ...ann, body: "2" }), { parent: post });
  assert.deepEqual(
    twice.forms.map(({ errors }) => errors),
    [[], ["This comment is not there any more."]],
  );
  const named = await commentForms.bind(sent(0, { ...ann, name: "Eve" }), { parent: post });
  assert.ok(named.valid && (await named.save()).valid);
  assert.deepEqual(
    (await Comment.all()).map(({ name }) => name),
    ["Ann", "Bob", "Eve"],
  );
});

test("a row that was deleted meanwhile is reported, before and at the write", async () => {
  const post = await discussed("Ann", "Bob");
  const late = await commentForms.bind(sent(2, { ...ann, body: "Late" }, { ...bob, body: "Too" }), { parent: post });
  await Comment.filter({ name: "Bob" }).delete();
  const formset = await commentForms.bind(sent(2, ann, { ...bob, body: "Late" }), { parent: post });
  assert.ok(!formset.valid);
  assert.deepEqual(formset.forms[1]?.errors, ["This comment is not there any more."]);
  assert.ok(late.valid);
  const refused = await late.save();
  assert.ok(!refused.valid);
  assert.deepEqual(refused.forms[1]?.errors, ["The comment was deleted meanwhile."]);
  assert.equal((await Comment.get({ name: "Ann" })).body, "Ann says");
});

test("values that only one row may have are compared within the set, and with the database", async () => {
  const post = await discussed("Ann");
  const twins = await commentForms.bind(sent(0, { name: "Cid", body: "1" }, { name: "Cid", body: "2" }), {
    parent: post,
  });
  assert.ok(!twins.valid);
  assert.deepEqual(twins.errors, ["Please correct the duplicate data for name."]);
  assert.deepEqual(
    twins.forms.map(({ errors }) => errors),
    [[], ["Please correct the duplicate values below."]],
  );
  const taken = await commentForms.bind(sent(0, { name: "Ann", body: "2" }), { parent: post });
  assert.deepEqual(taken.forms[0]?.errors, ["Comment with this Post and Name already exists."]);
});

test("forms that go away or are wrong themselves are no duplicates of others", async () => {
  const post = await discussed("Ann");
  const replaced = await commentForms.bind(sent(1, { ...ann, DELETE: "on" }, { name: "Ann", body: "2" }), {
    parent: post,
  });
  const wrong = await commentForms.bind(sent(0, { name: "Cid", body: "" }, { name: "Cid", body: "2" }), {
    parent: post,
  });
  for (const { errors, forms } of [replaced, wrong]) {
    assert.deepEqual(errors, []);
    assert.doesNotMatch(forms.flatMap((form) => form.errors).join(), /duplicate/);
  }
});

test("a value that is taken at the last moment undoes the whole set", async () => {
  const post = await discussed();
  const formset = await commentForms.bind(sent(0, { name: "Cid", body: "1" }, { name: "Dan", body: "2" }), {
    parent: post,
  });
  assert.ok(formset.valid);
  await Comment.create({ post, name: "Dan", body: "First" });
  const refused = await formset.save();
  assert.ok(!refused.valid);
  assert.deepEqual(refused.forms[1]?.errors, ["Comment with this Post and Name already exists."]);
  assert.deepEqual(
    (await Comment.all()).map(({ name }) => name),
    ["Dan"],
  );
});

test("the rows of a parent that is saved first are saved with it", async () => {
  const post = await discussed();
  const formset = await commentForms.bind(sent(0, { name: "Cid", body: "1" }), {});
  assert.ok(formset.valid);
  await assert.rejects(formset.save(), { code: "forms.parent_missing" });
  const saved = await formset.save(post);
  assert.ok(saved.valid);
  assert.equal(saved.added[0]?.postId, post.id);
});

test("without a management form nothing is read, and the reason is told", async () => {
  const post = await discussed("Ann");
  for (const params of [{}, { "comments-TOTAL_FORMS": "x", "comments-INITIAL_FORMS": "-1" }]) {
    const formset = await commentForms.bind(data({ ...params, "comments-0-name": "Eve" }), { parent: post });
    assert.ok(!formset.valid);
    assert.match(formset.errors.join(), /Missing fields: comments-TOTAL_FORMS, comments-INITIAL_FORMS\./);
  }
});

test("a flood of forms is cut off", async () => {
  const post = await discussed();
  const limited = inlineFormset(Post, Comment, { fields: ["name", "body"], max: 2, absoluteMax: 3 });
  const params = data({ "comments-TOTAL_FORMS": "999999999", "comments-INITIAL_FORMS": "0" });
  const formset = await limited.bind(params, { parent: post });
  assert.ok(!formset.valid);
  assert.deepEqual([formset.forms.length, formset.errors], [3, ["Please submit at most 2 forms."]]);
});

test("no more forms are taken for those of rows than were sent at all", async () => {
  const post = await discussed("Ann");
  const closed = inlineFormset(Post, Comment, { fields: ["name", "body"], canAdd: false, absoluteMax: 2 });
  const params = data({ "comments-TOTAL_FORMS": "3", "comments-INITIAL_FORMS": "9" });
  const { forms, management } = await closed.bind(params, { parent: post });
  assert.equal(forms.length, 2);
  assert.match(String(management.render()), /name="comments-INITIAL_FORMS" value="2"/);
});

test("too many and too few forms are refused; rows that are there already may stay", async () => {
  const post = await discussed("Ann", "Bob");
  const limited = inlineFormset(Post, Comment, { fields: ["name", "body"], min: 1, max: 1 });
  const stay = await limited.bind(sent(2, { ...ann, body: "Else" }, bob), { parent: post });
  assert.ok(stay.valid);
  const more = await limited.bind(sent(2, ann, bob, { name: "Cid", body: "x" }), { parent: post });
  assert.deepEqual(more.errors, ["Please submit at most 1 form."]);
  const none = await limited.bind(sent(2, { ...ann, DELETE: "on" }, { ...bob, DELETE: "on" }), { parent: post });
  assert.deepEqual(none.errors, ["Please submit at least 1 form."]);
  const required = await limited.bind(sent(0, { name: "", body: "" }), { parent: post });
  assert.deepEqual(required.forms[0]?.fields.name.errors, ["This field is required."]);
});

test("whoever may not add, change or delete does not, whatever is sent", async () => {
  const post = await discussed("Ann");
  const sending = sent(1, { ...ann, body: "Else", DELETE: "on" }, { name: "Eve", body: "New" });
  const use = { parent: post, canAdd: false, canChange: false, canDelete: false };
  const formset = await commentForms.bind(sending, use);
  assert.ok(formset.valid);
  assert.deepEqual(await formset.save(), { valid: true, added: [], changed: [], deleted: [] });
  const shown = await commentForms.blank(use);
  assert.deepEqual(
    shown.forms.map(({ fields, deletion }) => [fields.body.layout, deletion]),
    [["readOnly", undefined]],
  );
});

test("rules between the forms run once each is right by itself", async () => {
  const post = await discussed();
  const ruled = inlineFormset(Post, Comment, {
    fields: ["name", "body"],
    cleanAll: (values) => (values.some(({ name }) => name === "Cid") ? undefined : ["Cid must have a say."]),
  });
  const formset = await ruled.bind(sent(0, { name: "Dan", body: "x" }), { parent: post });
  assert.deepEqual([formset.valid, formset.errors], [false, ["Cid must have a say."]]);
});

test("choices and relations are read once, however many rows there are", async () => {
  await samplePost("news", "sport");
  const author = await Author.get({ name: "ann" });
  for (const slug of ["a", "b", "c"]) {
    const post = await Post.create({ title: slug, slug, author });
    await post.related("tags").add(...(await Tag.all()));
  }
  const postForms = inlineFormsetOf(Author, Post, { fields: ["title", "slug", "tags", "status"], extra: 2 });
  const statements = await statementsOf(async () => {
    await renderFormset(await postForms.blank({ parent: author }), { label: "Post" }).render();
  });
  assert.equal(statements.length, 3, statements.join("\n"));
  const filled = data({
    "post_set-TOTAL_FORMS": "2",
    "post_set-INITIAL_FORMS": "2",
    ...{ "post_set-0-id": "2", "post_set-0-title": "A", "post_set-0-slug": "a", "post_set-0-status": "draft" },
    ...{ "post_set-1-id": "3", "post_set-1-title": "b", "post_set-1-slug": "b", "post_set-1-status": "draft" },
    "post_set-0-tags": ["1"],
    "post_set-1-tags": ["1", "2"],
  });
  const formset = await postForms.bind(filled, { parent: author });
  assert.ok(formset.valid);
  const saved = await formset.save();
  assert.ok(saved.valid);
  assert.deepEqual(
    saved.changed.map(({ fields }) => fields),
    [["title", "tags"]],
  );
  assert.deepEqual((await (await Post.get({ slug: "a" })).related("tags").all()).map(String), ["news"]);
});

test("models that are not related, or in several ways, are refused", async () => {
  await assert.rejects(inlineFormsetOf(Tag, Comment).blank(), { code: "forms.inline_invalid" });
  await assert.rejects(inlineFormsetOf(Post, Comment, { via: "name" }).blank(), { code: "forms.inline_invalid" });
});

test("before the parent is there, rows of others are neither shown nor changed", async () => {
  await discussed("Ann");
  const [comment] = await Comment.all();
  assert.ok((await commentForms.blank()).forms.every(({ row }) => row === undefined));
  const formset = await commentForms.bind(sent(1, { id: String(comment?.id), name: "Eve", body: "Stolen" }));
  assert.ok(!formset.valid);
  assert.deepEqual(formset.forms[0]?.errors, ["This comment is not there any more."]);
});

test("a row has one row at most of a model that refers to it by a one-to-one", async () => {
  class Badge extends Model("blog.Badge", {
    author: f.oneToOne(() => Author, { onDelete: "cascade" }),
    text: f.char({ maxLength: 20 }),
  }) {}
  await sql`create table blog_badge (id bigint, author_id bigint, text varchar(20))`.all();
  const { forms } = await inlineFormset(Author, Badge, { fields: ["text"], extra: 3 }).blank();
  assert.equal(forms.length, 1);
});
