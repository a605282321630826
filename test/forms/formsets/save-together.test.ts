import assert from "node:assert/strict";
import { inlineFormset, modelForm, saveTogether } from "#rooms/forms";
import { blogTests, Comment, data, Post, samplePost } from "../blog.ts";

const test = await blogTests();

const postForm = modelForm(Post, { fields: ["title", "slug"] });
const commentForms = inlineFormset(Post, Comment, { fields: ["name", "body"] });

const sent = (name: string, slug = "new") =>
  data({
    title: "New",
    slug,
    "comments-TOTAL_FORMS": "1",
    "comments-INITIAL_FORMS": "0",
    "comments-0-name": name,
    "comments-0-body": "x",
  });

test("a new row and the rows that belong to it are saved together", async () => {
  await samplePost();
  const [form, comments] = [await postForm.bind(sent("Ann")), await commentForms.bind(sent("Ann"))];
  const saved = await saveTogether({ form, formsets: [comments], values: { author: 1 } });
  assert.ok(saved.valid && saved.isNew);
  assert.deepEqual(saved.formsets[0]?.added.map(String), [`Ann on ${saved.row.id}`]);
});

test("nothing is saved where the form or a formset is wrong", async () => {
  await samplePost();
  const [form, comments] = [await postForm.bind(sent("Ann")), await commentForms.bind(sent(""))];
  const refused = await saveTogether({ form, formsets: [comments], values: { author: 1 } });
  assert.ok(!refused.valid);
  assert.deepEqual(refused.formsets[0]?.forms[0]?.fields.name?.errors, ["This field is required."]);
  assert.equal(await Post.count(), 1);
});

test("what the database refuses in a formset takes the row back too, and the page shows which form it was", async () => {
  const post = await samplePost();
  const form = await postForm.bind(sent("Ann", "else"), { instance: post });
  const comments = await commentForms.bind(sent("Ann"), { parent: post });
  await Comment.create({ post, name: "Ann", body: "First" });
  const refused = await saveTogether({ form, formsets: [comments] });
  assert.ok(!refused.valid);
  assert.deepEqual(refused.formsets[0]?.forms[0]?.errors, ["Comment with this Post and Name already exists."]);
  assert.equal((await Post.get({ id: post.id })).slug, "twelve");
});

test("what the database refuses in the form keeps the formsets from being saved", async () => {
  const post = await samplePost();
  const form = await postForm.bind(sent("Ann", "else"), { instance: post });
  const comments = await commentForms.bind(sent("Ann"), { parent: post });
  await Post.create({ title: "Other", slug: "else", author: post.authorId });
  const refused = await saveTogether({ form, formsets: [comments] });
  assert.ok(!refused.valid);
  assert.deepEqual(refused.form.fields.slug.errors, ["Post with this Slug already exists."]);
  assert.equal(await Comment.count(), 0);
});
