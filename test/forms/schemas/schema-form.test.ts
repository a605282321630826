import assert from "node:assert/strict";
import { test } from "node:test";
import { z } from "zod";
import { field, schemaForm, widget } from "#rooms/forms";
import { data } from "../blog.ts";

const signUp = schemaForm(
  z
    .object({
      name: z.string().min(2).max(9).meta({ title: "Your name", description: "As friends say it." }),
      email: z.email(),
      age: z.number().int().min(18).optional(),
      plan: z.enum(["free", "for_teams"]).default("free"),
      colours: z.array(z.enum(["red", "blue"])),
      site: z.url().nullable(),
      terms: z.literal(true, "Accept the terms."),
      news: z.boolean(),
      first: z.string().transform((text) => text.length),
      second: z.string(),
    })
    .refine(({ first, second }) => first === second.length, { error: "As long as the first.", path: ["second"] })
    .refine(({ name }) => name !== "nobody", { error: "Nobody cannot sign up." }),
);

const good = { name: "Ada", email: "ada@example.com", terms: "on", first: "abc", second: "xyz", colours: ["red"] };

test("fields come from the schema: kinds, limits, what is required, labels and help", () => {
  const { fields } = signUp.blank();
  const control = (name: keyof typeof fields) => String(fields[name].control.render());
  assert.equal(fields.name.label, "Your name");
  assert.equal(fields.name.help, "As friends say it.");
  assert.match(control("name"), /required="" minlength="2" maxlength="9"/);
  assert.match(control("email"), /type="email"/);
  assert.match(control("age"), /type="number" name="age" id="id_age" min="18" step="1"/);
  assert.match(control("plan"), /<option value="free" selected="">Free<\/option><option value="for_teams">For teams/);
  assert.match(control("colours"), /<select multiple/);
  assert.match(control("site"), /type="url"/);
  assert.match(control("terms"), /type="checkbox" name="terms" id="id_terms" required=""/);
  assert.doesNotMatch(control("news"), /required/);
});

test("good data is what the schema makes of it: typed, with defaults and transforms", async () => {
  const form = await signUp.bind(data(good));
  assert.ok(form.valid);
  assert.deepEqual(form.values, {
    name: "Ada",
    email: "ada@example.com",
    age: undefined,
    plan: "free",
    colours: ["red"],
    site: null,
    terms: true,
    news: false,
    first: 3,
    second: "xyz",
  });
});

test("fields that are wrong by themselves are told in the words of forms, and of the schema", async () => {
  const strict = schemaForm(z.object({ name: z.string(), word: z.string().regex(/^[a-z]+$/, "Small letters only.") }));
  const form = await strict.bind(data({ word: "ABC" }));
  assert.deepEqual(form.fields.name.errors, ["This field is required."]);
  assert.deepEqual(form.fields.word.errors, ["Small letters only."]);
  const answer = await signUp.bind(data({ ...good, email: "x", age: "17", plan: "gold" }));
  assert.deepEqual(answer.fields.email.errors, ["Enter a valid email address."]);
  assert.deepEqual(answer.fields.age.errors, ["Ensure this value is greater than or equal to 18."]);
  assert.match(answer.fields.plan.errors.join(), /Select a valid choice/);
});

test("what is wrong between fields stands at its path, or at the form", async () => {
  const second = await signUp.bind(data({ ...good, second: "x" }));
  assert.deepEqual([second.valid, second.fields.second.errors], [false, ["As long as the first."]]);
  const whole = await signUp.bind(data({ ...good, name: "nobody" }));
  assert.deepEqual([whole.valid, whole.errors], [false, ["Nobody cannot sign up."]]);
});

test("checks may be asynchronous", async () => {
  const form = schemaForm(z.object({ name: z.string().refine(async (name) => name !== "taken", "Taken.") }));
  assert.deepEqual((await form.bind(data({ name: "taken" }))).fields.name.errors, ["Taken."]);
  assert.ok((await form.bind(data({ name: "free" }))).valid);
});

test("labels, widgets and whole fields can be given by name", async () => {
  const form = schemaForm(z.object({ text: z.string(), size: z.object({ width: z.number() }) }), {
    fields: {
      text: { label: "Your words", widget: widget.textarea(), autocomplete: "off" },
      size: field.json({ label: "Size" }),
    },
  });
  const { fields } = form.blank({ initial: { text: "Hi" } });
  assert.match(String(fields.text.control.render()), /<textarea rows="10".*autocomplete="off">\nHi<\/textarea>/);
  const bound = await form.bind(data({ text: "x", size: '{"width": 3}' }));
  assert.ok(bound.valid);
  assert.equal(bound.values.size.width, 3);
  const wrong = await form.bind(data({ text: "x", size: '{"width": "3"}' }));
  assert.match(wrong.fields.size.errors.join(), /expected number/);
});

test("a kind that no field holds is refused by name", () => {
  assert.throws(() => schemaForm(z.object({ nested: z.object({}) })), {
    code: "forms.schema_unsupported",
    message: /nested/,
  });
});

test("what may be empty is what the schema says of it", async () => {
  const form = schemaForm(z.object({ a: z.string().optional(), b: z.string().nullable(), c: z.string().default("c") }));
  const bound = await form.bind(data({ a: "", b: "", c: "" }));
  assert.ok(bound.valid);
  assert.deepEqual(bound.values, { a: undefined, b: null, c: "c" });
});
