import assert from "node:assert/strict";
import { atomic } from "#rooms/db";
import { field, modelForm, modelFormOf, widget } from "#rooms/forms";
import { statementsOf } from "../../db/statements-of.ts";
import { Author, blogTests, data, Post, samplePost, Tag } from "../blog.ts";

const test = await blogTests();

const postForm = modelForm(Post, {
  fields: ["title", "slug", "author", "body", "status", "rating", "isPinned", "publishedAt", "tags"],
});
const good = { title: "New", slug: "new", author: "1", status: "draft", isPinned: "on" };

test("a form makes its fields from the model: labels, help, limits, choices, what is required", async () => {
  await samplePost("news");
  const { fields } = await postForm.blank();
  assert.equal(fields.publishedAt.label, "Published at");
  assert.equal(fields.title.help, "What the list shows.");
  assert.match(String(fields.title.control.render()), /required="" maxlength="20"/);
  assert.deepEqual([fields.body.required, fields.isPinned.required, fields.title.required], [false, false, true]);
  assert.match(String(fields.status.control.render()), /<option value="draft" selected="">Draft<\/option>/);
  assert.match(await fields.author.control.render(), /<option value="1">ann<\/option>/);
  assert.match(await fields.tags.control.render(), /<select multiple.*<option value="1">news<\/option>/);
});

test("a good form saves a new row, its relations and the defaults of what it does not hold", async () => {
  await samplePost("news", "sport");
  const form = await postForm.bind(data({ ...good, rating: "4", tags: ["1", "2"], views: "999", id: "77" }));
  assert.ok(form.valid);
  const saved = await form.save();
  assert.ok(saved.valid && saved.isNew);
  const post = await Post.filter({ slug: "new" }).with("tags", "author").get();
  assert.deepEqual([post.id, post.title, post.rating, post.isPinned, post.views], [2, "New", 4, true, 7]);
  assert.deepEqual([String(post.author), post.tags.map(String)], ["ann", ["news", "sport"]]);
});

test("values are typed as the model's: rows for relations, null for what is empty", async () => {
  await samplePost("news");
  const form = await postForm.bind(data({ ...good, tags: "1" }));
  assert.ok(form.valid);
  assert.ok(form.values.author instanceof Author);
  assert.deepEqual([form.values.rating, form.values.publishedAt, form.values.body], [null, null, ""]);
  assert.deepEqual(form.values.tags.map(String), ["news"]);
});

test("everything that is wrong is said at once, in Django's words", async () => {
  await samplePost();
  const form = await postForm.bind(
    data({ slug: "twelve", author: "99", status: "lost", rating: "6", publishedAt: "soon", tags: "5" }),
  );
  assert.ok(!form.valid);
  assert.deepEqual(
    Object.fromEntries(Object.entries(form.fields).map(([name, { errors }]) => [name, errors.join(" ")])),
    {
      title: "This field is required.",
      slug: "Post with this Slug already exists.",
      author: "Select a valid choice. That choice is not one of the available choices.",
      body: "",
      status: "Select a valid choice. lost is not one of the available choices.",
      rating: "Ensure this value is less than or equal to 5.",
      isPinned: "",
      publishedAt: "Enter a valid date/time.",
      tags: "Select a valid choice. 5 is not one of the available choices.",
    },
  );
});

test("the model's own rules blame the field, or the form where it does not hold the field", async () => {
  await samplePost();
  const form = await postForm.bind(data({ ...good, status: "published" }));
  assert.deepEqual(form.fields.publishedAt.errors, ["A published post needs a date."]);
  const narrow = modelForm(Post, { fields: ["title", "slug", "author", "status"] });
  const answer = await narrow.bind(data({ ...good, status: "published" }));
  assert.deepEqual(answer.errors, ["publishedAt: A published post needs a date."]);
});

test("a row is shown with its values, and only what was changed is written", async () => {
  const post = await samplePost("news", "sport");
  const shown = await postForm.blank({ instance: post });
  assert.deepEqual([shown.fields.title.texts, shown.fields.tags.texts], [["Twelve"], ["1", "2"]]);
  const sent = {
    title: "Thirteen",
    slug: "twelve",
    author: "1",
    body: "",
    status: "draft",
    rating: "3",
    tags: ["2", "1"],
  };
  const form = await postForm.bind(data(sent), { instance: post });
  assert.ok(form.valid);
  assert.deepEqual(form.changed, ["title"]);
  assert.equal(post.title, "Twelve");
  const statements = await statementsOf(async () => assert.ok((await form.save()).valid));
  const [update = "", ...others] = statements.filter((sql) => sql.startsWith("update"));
  assert.match(update, /set "title" = \$1, "updated_at" = \$2 where/);
  assert.deepEqual(others, []);
  assert.equal(post.title, "Thirteen");
  assert.equal((await Post.get({ id: post.id })).title, "Thirteen");
});

test("a form that changes nothing writes nothing", async () => {
  const post = await samplePost("news");
  const sent = { title: "Twelve", slug: "twelve", author: "1", status: "draft", rating: "3", tags: "1" };
  const form = await postForm.bind(data(sent), { instance: post });
  assert.ok(form.valid);
  assert.deepEqual(form.changed, []);
  const statements = await statementsOf(async () => assert.ok((await form.save()).valid));
  assert.deepEqual(
    statements.filter((sql) => /insert|update|delete/.test(sql)),
    [],
  );
});

test("a form that is not valid leaves the row as it was", async () => {
  const post = await samplePost();
  const form = await postForm.bind(data({ ...good, title: "Other", rating: "9" }), { instance: post });
  assert.ok(!form.valid);
  assert.deepEqual([post.title, post.slug, post.rating], ["Twelve", "twelve", 3]);
});

test("a partial form keeps what was not sent, boxes and relations included", async () => {
  const post = await samplePost("news");
  await Post.filter({ id: post.id }).update({ isPinned: true });
  await post.refresh();
  const form = await postForm.bind(data({ title: "Part" }), { instance: post, partial: true });
  assert.ok(form.valid);
  assert.deepEqual(form.changed, ["title"]);
  assert.ok((await form.save()).valid);
  const read = await Post.filter({ id: post.id }).with("tags").get();
  assert.deepEqual([read.title, read.isPinned, read.rating, read.tags.length], ["Part", true, 3, 1]);
});

test("what the form does not hold may be given when it is saved", async () => {
  await samplePost();
  const form = await modelForm(Post, { fields: ["title", "slug"] }).bind(data({ ...good, author: "99" }));
  assert.ok(form.valid);
  const saved = await form.save({ author: 1, status: "published", publishedAt: new Date(0) });
  assert.ok(saved.valid);
  assert.deepEqual([saved.row.authorId, saved.row.status], [1, "published"]);
});

test("a value that is taken between the check and the write becomes an error of the form", async () => {
  const post = await samplePost();
  const [first, second] = [await postForm.bind(data(good)), await postForm.bind(data({ ...good, title: "Late" }))];
  assert.ok(first.valid && second.valid);
  assert.ok((await first.save()).valid);
  const refused = await atomic(() => second.save());
  assert.ok(!refused.valid);
  assert.deepEqual(refused.fields.slug.errors, ["Post with this Slug already exists."]);
  assert.match(String(refused.fields.title.control.render()), /value="Late"/);
  const change = await postForm.bind(data({ ...good, slug: "other" }), { instance: post });
  assert.ok(change.valid);
  await Post.filter({ id: post.id }).delete();
  const gone = await change.save();
  assert.ok(!gone.valid);
  assert.deepEqual(gone.errors, ["The post was deleted meanwhile."]);
  assert.equal(post.slug, "twelve");
});

test("rules between the fields see the typed values and the row", async () => {
  const post = await samplePost();
  const ruled = modelForm(Post, {
    fields: ["title", "slug"],
    extraFields: { confirmed: field.boolean({ required: false }) },
    clean: ({ title, confirmed }, { instance }) =>
      confirmed || title === instance?.title ? undefined : { fields: { confirmed: ["Confirm the new title."] } },
  });
  const refused = await ruled.bind(data({ title: "Else", slug: "twelve" }), { instance: post });
  assert.deepEqual(refused.fields.confirmed.errors, ["Confirm the new title."]);
  const form = await ruled.bind(data({ title: "Else", slug: "twelve", confirmed: "on" }), { instance: post });
  assert.ok(form.valid && (await form.save()).valid);
});

test("a field that was added to the form is saved nowhere, even under the name of a column", async () => {
  await samplePost();
  const form = modelForm(Post, { fields: ["title", "slug", "author"], extraFields: { rating: field.integer() } });
  const bound = await form.bind(data({ ...good, rating: "5" }));
  assert.ok(bound.valid);
  assert.equal(bound.values.rating, 5);
  const saved = await bound.save();
  assert.ok(saved.valid);
  assert.equal(saved.row.rating, null);
});

test("labels, help, widgets and whole fields can be replaced, choices limited", async () => {
  await samplePost();
  await Author.create({ name: "retired", isActive: false });
  const form = modelForm(Post, {
    fields: ["title", "author", "body", "rating"],
    labels: { title: "Headline" },
    helpTexts: { title: "Short." },
    widgets: { author: widget.radios() },
    overrides: { rating: field.integer({ min: 1 }) },
    querysets: { author: () => Author.filter({ isActive: true }) },
  });
  const { fields } = await form.blank();
  assert.deepEqual([fields.title.label, fields.title.help, fields.author.layout], ["Headline", "Short.", "group"]);
  const plain = (await postForm.blank()).fields;
  assert.deepEqual([plain.title.label, plain.title.help], ["Title", "What the list shows."], "other forms keep theirs");
  assert.doesNotMatch(await fields.author.control.render(), /retired/);
  const bound = await form.bind(data({ title: "T", author: "2", rating: "0" }));
  assert.match(bound.fields.author.errors.join(), /Select a valid choice/);
  assert.deepEqual(bound.fields.rating.errors, ["Ensure this value is greater than or equal to 1."]);
});

test("the choices of a relation take one statement, and none where the widget asks for keys", async () => {
  const post = await samplePost("news");
  const render = async (form: typeof postForm) => {
    const { fields } = await form.blank({ instance: post });
    for (const shown of Object.values(fields)) await shown.control.render();
  };
  const statements = await statementsOf(() => render(postForm));
  assert.equal(statements.length, 3, statements.join("\n"));
  const raw = modelFormOf(Post, {
    fields: ["author", "tags"],
    widgets: { author: widget.rawId(), tags: widget.rawId() },
  });
  assert.equal((await statementsOf(() => render(raw as never))).length, 1);
});

test("a relation with too many rows for a list asks for keys", async () => {
  await samplePost();
  await Tag.bulkCreate(Array.from({ length: 1_001 }, (_, index) => ({ name: `tag ${index}` })));
  const { fields } = await postForm.blank();
  assert.match(await fields.tags.control.render(), /^<input type="text" value="" autocomplete="off" name="tags"/);
  const form = await postForm.bind(data({ ...good, tags: "1, 1001" }));
  assert.ok(form.valid);
  assert.deepEqual(form.values.tags.map(String), ["tag 0", "tag 1000"]);
});

test("keys that are none never reach the database", async () => {
  await samplePost();
  for (const author of ["x", "1; drop table", "99999999999999999999", "1.5", "", "-1"]) {
    const form = await postForm.bind(data({ ...good, author }));
    assert.match(form.fields.author.errors.join(), /Select a valid choice|This field is required/, author);
  }
});

test("a form of any model holds what is editable, under Django's names if that is asked for", async () => {
  await samplePost();
  const form = modelFormOf(Post, {
    exclude: ["body"],
    htmlName: (name) => name.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`),
  });
  const expected = ["title", "slug", "author", "status", "rating", "isPinned", "publishedAt", "tags"];
  assert.deepEqual(Object.keys(form.fields), expected);
  const sent = { ...good, is_pinned: "on", published_at_0: "2026-11-22", published_at_1: "08:30" };
  const bound = await form.bind(data(sent), { prefix: undefined });
  assert.ok(bound.valid);
  assert.deepEqual([bound.values.publishedAt, bound.values.isPinned], [new Date("2026-11-22T07:30:00Z"), true]);
});

test("what cannot be filled in is refused by name", async () => {
  assert.throws(() => modelFormOf(Post, { fields: ["views"] }).fields, { code: "forms.field_not_editable" });
  assert.throws(() => modelFormOf(Post, { fields: ["id"] }).fields, { code: "forms.field_not_editable" });
  assert.throws(() => modelFormOf(Post, { fields: ["titel"] }).fields, { code: "db.unknown_field" });
});

test("a field that the form may leave empty takes the model's default", async () => {
  await samplePost();
  const form = await modelForm(Post, { fields: ["title", "slug", "author", "isPinned"] }).bind(
    data({ ...good, isPinned: [] }),
  );
  assert.ok(form.valid);
  const saved = await form.save();
  assert.ok(saved.valid);
  assert.deepEqual([saved.row.status, saved.row.isPinned], ["draft", false]);
});

test("what nobody changed stays on the row as it was, parts of a second that no control shows included", async () => {
  const post = await samplePost();
  const publishedAt = new Date("2026-03-01T12:00:00.123Z");
  await Post.filter({ id: post.id }).update({ publishedAt });
  await post.refresh();
  const form = modelForm(Post, { fields: ["title", "publishedAt"] });
  const shown = (await form.blank({ instance: post })).fields.publishedAt.texts.join();
  const bound = await form.bind(data({ title: "Thirteen", publishedAt: shown }), { instance: post });
  const saved = bound.valid ? await bound.save() : bound;
  assert.ok(saved.valid);
  assert.deepEqual([saved.changed, saved.row.publishedAt], [["title"], publishedAt]);
  assert.deepEqual((await Post.get({ id: post.id })).publishedAt, publishedAt);
});
