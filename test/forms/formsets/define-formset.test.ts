import assert from "node:assert/strict";
import { test } from "node:test";
import { z } from "zod";
import { defineForm, defineFormset, field, renderFormset, schemaForm } from "#rooms/forms";
import { data } from "../blog.ts";

const guest = defineForm({ name: field.char(), age: field.integer({ required: false }) });
const guests = defineFormset(guest, { extra: 1, min: 0, max: 3, canDelete: true, prefix: "guests" });

/** The management form, and the forms' controls by number. */
function sent(...forms: readonly Readonly<Record<string, string>>[]): URLSearchParams {
  const counts = { "guests-TOTAL_FORMS": String(forms.length), "guests-INITIAL_FORMS": "0" };
  const controls = forms.flatMap((form, index) => {
    return Object.entries(form).map(([name, text]) => [`guests-${index}-${name}`, text] as const);
  });
  return data({ ...counts, ...Object.fromEntries(controls) });
}

test("a formset shows a form for each initial value, and empty ones", () => {
  const formset = guests.blank({ initial: [{ name: "Ann" }, { name: "Bob" }] });
  assert.deepEqual(
    formset.forms.map(({ fields }) => [fields.name.name, fields.name.texts]),
    [
      ["guests-0-name", ["Ann"]],
      ["guests-1-name", ["Bob"]],
      ["guests-2-name", []],
    ],
  );
  const text = String(renderFormset(formset, { label: "Guest" }).render());
  assert.match(text, /name="guests-INITIAL_FORMS" value="2"/);
  assert.match(text, /<template id="guests-empty">.*name="guests-__prefix__-name".*<\/template>/s);
});

test("the values of forms that were left empty or deleted are left out", async () => {
  const formset = await guests.bind(sent({ name: "Ann", age: "7" }, { name: "" }, { name: "Bob", DELETE: "on" }));
  assert.ok(formset.valid);
  assert.deepEqual(formset.values, [{ name: "Ann", age: 7 }]);
});

test("forms that are wrong keep what was typed, the others their deletion", async () => {
  const formset = await guests.bind(sent({ name: "", age: "7" }, { name: "Bob", DELETE: "on" }));
  assert.ok(!formset.valid);
  assert.deepEqual(formset.forms[0]?.fields.name.errors, ["This field is required."]);
  assert.deepEqual(formset.forms[0]?.fields.age.texts, ["7"]);
  assert.match(String(formset.forms[1]?.deletion?.control.render()), /checked=""/);
});

test("what was shown and left alone counts as filled in", async () => {
  const initial = [{ name: "Ann" }];
  const formset = await guests.bind(sent({ name: "Ann" }), { initial });
  assert.ok(formset.valid);
  assert.deepEqual(formset.values, [{ name: "Ann", age: undefined }]);
  const emptied = await guests.bind(sent({ name: "" }), { initial });
  assert.deepEqual(emptied.forms[0]?.fields.name.errors, ["This field is required."]);
});

test("too many, too few and floods of forms are refused", async () => {
  const many = await guests.bind(sent(...Array.from({ length: 4 }, (_, index) => ({ name: `g${index}` }))));
  assert.deepEqual(many.errors, ["Please submit at most 3 forms."]);
  const strict = defineFormset(guest, { min: 1, absoluteMax: 2, prefix: "guests" });
  assert.deepEqual((await strict.bind(sent())).errors, ["Please submit at least 1 form."]);
  const flood = await strict.bind(data({ "guests-TOTAL_FORMS": "100000", "guests-INITIAL_FORMS": "0" }));
  assert.equal(flood.forms.length, 2);
  const lost = await guests.bind(data({ "guests-0-name": "Eve" }));
  assert.match(lost.errors.join(), /ManagementForm data is missing/);
});

test("forms of schemas make formsets too", async () => {
  const formset = await defineFormset(schemaForm(z.object({ n: z.number() })), { prefix: "guests" }).bind(
    sent({ n: "1.5" }),
  );
  assert.ok(formset.valid);
  assert.deepEqual(formset.values, [{ n: 1.5 }]);
});

test("a formset that takes no new forms shows those of its initial values and no others, whatever the fewest is", async () => {
  const closed = defineFormset(guest, { prefix: "guests", canAdd: false, min: 3 });
  const { forms } = closed.blank({ initial: [{ name: "Ada" }] });
  assert.deepEqual(
    forms.map(({ fields }) => fields.name.texts),
    [["Ada"]],
  );
});
