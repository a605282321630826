import assert from "node:assert/strict";
import {
  defineForm,
  field,
  inlineFormset,
  modelForm,
  renderErrorSummary,
  renderFields,
  renderForm,
  renderFormset,
  widget,
} from "#rooms/forms";
import { html } from "#rooms/html";
import { Author, blogTests, Comment, data, Post, samplePost, Tag } from "../blog.ts";

const test = await blogTests();

const attack = `"'><script>alert(1)</script><img src=x onerror=alert(1)>`;

/** Nothing of the attack stands in the markup as markup. */
function assertHarmless(markup: string): void {
  assert.doesNotMatch(markup, /<script|<img|onerror=alert\(1\)>/);
  assert.match(markup, /&lt;script&gt;/);
}

test("names, labels, help, choices, initial values and errors are text wherever they stand", async () => {
  const choices = { [attack]: attack };
  const hostile = { label: attack, help: attack };
  const form = defineForm(
    {
      name: field.char({ ...hostile, initial: attack, autocomplete: attack, attributes: { placeholder: attack } }),
      words: field.text({ ...hostile, initial: attack }),
      one: field.choice(choices, { ...hostile, initial: attack }),
      some: field.choices(choices, { ...hostile, widget: widget.checkboxes(), initial: [attack] }),
      either: field.choice([{ label: attack, choices: [{ value: attack, label: attack }] }], {
        widget: widget.radios(),
      }),
      shown: field.char({ widget: widget.readOnly(), initial: attack }),
      token: field.hidden({ initial: attack }),
      upload: field.file({ ...hostile, required: false, initial: { name: attack, url: attack } }),
      key: field.char({ widget: widget.rawId(), initial: attack }),
    },
    { clean: () => ({ form: [attack], fields: { name: [attack] } }) },
  );
  assertHarmless(
    await renderForm(form.blank({ prefix: attack }), { csrf: html``, submit: attack, action: attack }).render(),
  );
  const sent = { name: attack, words: attack, one: attack, some: attack, either: attack, token: attack, key: attack };
  const bound = await form.bind(data(sent));
  assert.equal(bound.valid, false);
  assertHarmless(await html`${renderErrorSummary(bound)}${renderFields(bound)}`.render());
  const unknown = await form.bind(data({ ...sent, one: `${attack}!`, some: [`${attack}!`] }));
  assertHarmless(await html`${renderErrorSummary(unknown)}${renderFields(unknown)}`.render());
});

test("a link of a present file cannot run code", async () => {
  const form = defineForm({ upload: field.file({ required: false }) });
  const initial = { upload: { name: "x", url: "javascript:alert(1)" } };
  assert.doesNotMatch(String(renderFields(form.blank({ initial })).render()), /href="javascript/);
});

test("what rows hold is text in forms and formsets of models", async () => {
  const post = await samplePost();
  const short = "<script>x";
  await Author.create({ name: attack.slice(0, 50) });
  await Tag.create({ name: attack.slice(0, 50) });
  await Post.filter({ id: post.id }).update({ title: short, body: attack });
  await Comment.create({ post, name: short, body: attack });
  await post.refresh();
  const postForm = modelForm(Post, {
    fields: ["title", "body", "author", "tags"],
    widgets: { author: widget.radios() },
  });
  const form = await postForm.blank({ instance: post });
  assertHarmless(await html`${renderFields(form)}`.render());
  const comments = await inlineFormset(Post, Comment, { fields: ["name", "body"] }).blank({ parent: post });
  assertHarmless(await renderFormset(comments, { label: attack }).render());
});
