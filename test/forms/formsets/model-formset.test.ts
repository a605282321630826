import assert from "node:assert/strict";
import { modelFormset, renderErrorSummary } from "#rooms/forms";
import { Author, blogTests, data, samplePost, Tag } from "../blog.ts";

const test = await blogTests();

const authorForms = modelFormset(Author, {
  fields: ["name", "isActive"],
  extra: 1,
  canDelete: true,
  prefix: "authors",
});

/** The management form, and the forms' controls by number. */
function sent(initial: number, ...forms: readonly Readonly<Record<string, string>>[]): URLSearchParams {
  const counts = { "authors-TOTAL_FORMS": String(forms.length), "authors-INITIAL_FORMS": String(initial) };
  const controls = forms.flatMap((form, index) => {
    return Object.entries(form).map(([name, text]) => [`authors-${index}-${name}`, text] as const);
  });
  return data({ ...counts, ...Object.fromEntries(controls) });
}

test("rows of a model are shown in their order, added, changed and deleted", async () => {
  for (const name of ["cid", "ann", "bob"]) await Author.create({ name });
  const shown = await authorForms.blank();
  assert.deepEqual(
    shown.forms.map(({ row, fields }) => [row?.id, fields.name.texts]),
    [
      [2, ["ann"]],
      [3, ["bob"]],
      [1, ["cid"]],
      [undefined, []],
    ],
  );
  const formset = await authorForms.bind(
    sent(
      3,
      { id: "2", name: "Ann", isActive: "on" },
      { id: "3", name: "bob", DELETE: "on" },
      { id: "1", name: "cid" },
      { name: "dan", isActive: "on" },
    ),
  );
  assert.ok(formset.valid);
  const saved = await formset.save();
  assert.ok(saved.valid);
  assert.deepEqual(
    [saved.added, saved.changed.map(({ row }) => row), saved.deleted].map((rows) => rows.map(String)),
    [["dan"], ["Ann", "cid"], ["bob"]],
  );
  const rows = await Author.all();
  assert.deepEqual(
    new Set(rows.map(({ name, isActive }) => `${name} ${isActive}`)),
    new Set(["Ann true", "cid false", "dan true"]),
  );
});

test("rows that are not among those of the page cannot be changed", async () => {
  await Author.create({ name: "ann" });
  await Author.create({ name: "gone", isActive: false });
  const use = { rows: () => Author.filter({ isActive: true }) };
  assert.deepEqual(
    (await authorForms.blank(use)).forms.map(({ row }) => row?.name),
    ["ann", undefined],
  );
  const formset = await authorForms.bind(sent(1, { id: "2", name: "back", isActive: "on" }), use);
  assert.ok(!formset.valid);
  assert.deepEqual(formset.forms[0]?.errors, ["This author is not there any more."]);
});

test("unique values are compared within the set, with rows that were left as they are too", async () => {
  await Author.create({ name: "ann" });
  const twins = await authorForms.bind(sent(0, { name: "bob", isActive: "on" }, { name: "bob", isActive: "on" }));
  assert.deepEqual([twins.valid, twins.errors], [false, ["Please correct the duplicate data for name."]]);
  const taken = await authorForms.bind(
    sent(1, { id: "1", name: "ann", isActive: "on" }, { name: "ann", isActive: "on" }),
  );
  assert.deepEqual(taken.forms[1]?.fields.name.errors, ["Author with this Name already exists."]);
});

test("initial values of new forms are those of the extra ones, and an empty form stays unsaved", async () => {
  await Author.create({ name: "ann" });
  const initial = [{ name: "suggested" }];
  const shown = await authorForms.blank({ initial });
  assert.deepEqual(
    shown.forms.map(({ fields }) => fields.name.texts),
    [["ann"], ["suggested"]],
  );
  const left = await authorForms.bind(
    sent(1, { id: "1", name: "ann", isActive: "on" }, { name: "suggested", isActive: "on" }),
    { initial },
  );
  assert.ok(left.valid);
  assert.deepEqual(await left.save(), { valid: true, added: [], changed: [], deleted: [] });
});

test("the summary of a formset links to the fields of its forms", async () => {
  const formset = await modelFormset(Tag, { fields: ["name"], prefix: "authors", min: 1 }).bind(sent(0, { name: "" }));
  const text = String(renderErrorSummary(formset)?.render());
  assert.match(text, /<a href="#id_authors-0-name">Name: This field is required\.<\/a>/);
});

test("a row that others refer to is deleted with them, or refused, by the model's rule", async () => {
  await samplePost();
  const formset = await authorForms.bind(sent(1, { id: "1", name: "ann", DELETE: "on" }));
  assert.ok(formset.valid);
  const saved = await formset.save();
  assert.ok(saved.valid);
  assert.equal(await Author.count(), 0);
});
