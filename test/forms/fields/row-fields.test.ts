import assert from "node:assert/strict";
import { defineForm, field, widget } from "#rooms/forms";
import { statementsOf } from "../../db/statements-of.ts";
import { Author, blogTests, data, Tag } from "../blog.ts";

const test = await blogTests();

const letter = defineForm({
  to: field.row(() => Author.filter({ isActive: true }), { rowLabel: ({ name }) => `Dear ${name}` }),
  about: field.rows(Tag.query(), { required: false, limit: 3 }),
});

async function sample(): Promise<void> {
  await Author.create({ name: "ann" });
  await Author.create({ name: "gone", isActive: false });
  await Tag.bulkCreate([{ name: "news" }, { name: "sport" }]);
}

test("rows of a query are choices, and their rows are values", async () => {
  await sample();
  const { fields } = letter.blank();
  assert.match(await fields.to.control.render(), /<option value="1">Dear ann<\/option><\/select>/);
  const form = await letter.bind(data({ to: "1", about: ["2", "1"] }));
  assert.ok(form.valid);
  assert.ok(form.values.to instanceof Author);
  assert.deepEqual(form.values.about.map(String), ["news", "sport"]);
});

test("a row out of reach cannot be chosen", async () => {
  await sample();
  const form = await letter.bind(data({ to: "2", about: ["1", "9"] }));
  assert.match(form.fields.to.errors.join(), /That choice is not one of the available choices/);
  assert.match(form.fields.about.errors.join(), /9 is not one of the available choices/);
});

test("initial rows may be given as such or by key, and their order does not matter", async () => {
  await sample();
  const initial = { to: await Author.get({ name: "ann" }), about: [2, await Tag.get({ name: "news" })] };
  assert.deepEqual(letter.blank({ initial }).fields.about.texts, ["2", "1"]);
  const form = await letter.bind(data({ to: "1", about: ["1", "2"] }), { initial });
  assert.ok(form.valid);
  assert.deepEqual(form.changed, []);
});

test("more rows than the limit are no list, and are asked for by key", async () => {
  await sample();
  await Tag.bulkCreate([{ name: "a" }, { name: "b" }]);
  assert.match(await letter.blank().fields.about.control.render(), /^<input type="text"/);
  const statements = await statementsOf(async () => {
    await letter.blank().fields.about.control.render();
  });
  assert.match(statements.join(), /limit \$1$/);
});

test("what is only shown of a relation is the rows' texts, read by one statement", async () => {
  await sample();
  const shown = defineForm({ about: field.rows(Tag.query(), { widget: widget.readOnly() }) });
  const { fields } = shown.blank({ initial: { about: [1, 2] } });
  assert.equal(await fields.about.control.render(), '<output id="id_about">news, sport</output>');
});
