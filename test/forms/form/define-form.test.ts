import assert from "node:assert/strict";
import { test } from "node:test";
import { defineForm, field } from "#rooms/forms";

const signUp = defineForm(
  {
    username: field.char({ maxLength: 5 }),
    password: field.password(),
    repeated: field.password(),
    age: field.integer({ required: false }),
  },
  {
    clean: async ({ password, repeated, username }) => ({
      form: password === repeated ? [] : ["The two passwords differ."],
      fields: username === "taken" ? { username: ["This name is taken."] } : {},
    }),
  },
);

const data = (text: string) => new URLSearchParams(text);

test("good data gives typed, cleaned values", async () => {
  const form = await signUp.bind(data("username=+ada+&password=+p+&repeated=+p+&age=36&unknown=x"));
  assert.ok(form.valid);
  assert.deepEqual(form.values, { username: "ada", password: " p ", repeated: " p ", age: 36 });
});

test("bad data gives every field's error at once and keeps what was typed", async () => {
  const form = await signUp.bind(data("username=abcdefg&password=p&repeated=&age=x"));
  assert.equal(form.valid, false);
  assert.deepEqual(form.fields.username.errors, ["Ensure this value has at most 5 characters (it has 7)."]);
  assert.deepEqual(form.fields.password.errors, []);
  assert.deepEqual(form.fields.repeated.errors, ["This field is required."]);
  assert.deepEqual(form.fields.age.errors, ["Enter a whole number."]);
  assert.match(String(form.fields.age.control.render()), /value="x"/);
});

test("the rules between fields run only when each field is right", async () => {
  let runs = 0;
  const count = () => {
    runs += 1;
    return undefined;
  };
  const counted = defineForm({ a: field.char() }, { clean: count });
  await counted.bind(data(""));
  assert.equal(runs, 0);
  await counted.bind(data("a=1"));
  assert.equal(runs, 1);
});

test("the rules between fields may blame the form or a field", async () => {
  const form = await signUp.bind(data("username=taken&password=p&repeated=q"));
  assert.equal(form.valid, false);
  assert.deepEqual(form.errors, ["The two passwords differ."]);
  assert.deepEqual(form.fields.username.errors, ["This name is taken."]);
});

test("a good form can be refused later, for instance when the name was taken meanwhile", async () => {
  const form = await signUp.bind(data("username=ada&password=p&repeated=p"));
  assert.ok(form.valid);
  const refused = form.refuse({ fields: { username: ["Just taken."] } });
  assert.equal(refused.valid, false);
  assert.deepEqual(refused.fields.username.errors, ["Just taken."]);
  assert.match(String(refused.fields.username.control.render()), /value="ada"/);
});

test("a blank form shows initial values and no errors", () => {
  const form = signUp.blank({ initial: { username: "ada", password: "secret", age: 0 } });
  assert.match(String(form.fields.username.control.render()), /value="ada"/);
  assert.match(String(form.fields.age.control.render()), /value="0"/);
  assert.doesNotMatch(String(form.fields.password.control.render()), /secret|value/);
  assert.deepEqual(form.fields.username.errors, []);
});

test("labels are made from names unless they are given", () => {
  const { fields } = defineForm({
    firstName: field.char(),
    e_mail: field.email({ label: "E-mail" }),
    last_name: field.char(),
  }).blank();
  assert.deepEqual(
    [fields.firstName.label, fields.e_mail.label, fields.last_name.label],
    ["First name", "E-mail", "Last name"],
  );
});
