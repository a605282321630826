import assert from "node:assert/strict";
import { test } from "node:test";
import { defineForm, field, widget } from "#rooms/forms";

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

test("an error of a field that the form has not is said all the same", async () => {
  const form = await defineForm({ a: field.char() }, { clean: () => ({ fields: { a: [], b: ["No."] } }) }).bind(
    data("a=1"),
  );
  assert.deepEqual([form.valid, form.errors], [false, ["b: No."]]);
});

test("names of changed fields are told, by value and not by how it was typed", async () => {
  const initial = { username: "ada", age: 7 };
  const form = await signUp.bind(data("username=+ada&password=p&repeated=p&age=%2b7"), { initial });
  assert.deepEqual(form.changed, ["password", "repeated"]);
  const wrong = await signUp.bind(data("username=ada&password=p&repeated=p&age=x"), { initial });
  assert.deepEqual(wrong.changed, ["password", "repeated", "age"]);
});

test("fields of a partial form of which nothing was sent keep their values", async () => {
  const initial = { username: "ada", age: 7 };
  const form = await signUp.bind(data("password=p&repeated=p"), { initial, partial: true });
  assert.ok(form.valid);
  assert.deepEqual(form.values, { username: "ada", password: "p", repeated: "p", age: 7 });
  assert.deepEqual(form.changed, ["password", "repeated"]);
  const missing = await signUp.bind(data("username=ada"), { partial: true });
  assert.deepEqual(missing.fields.password.errors, ["This field is required."]);
});

test("a prefix sets the controls of several forms apart, and names may be written another way", async () => {
  const form = defineForm({ firstName: field.char() }, { htmlName: () => "first_name" });
  const shown = form.blank({ prefix: "p" }).fields.firstName;
  assert.deepEqual([shown.name, shown.id], ["p-first_name", "id_p-first_name"]);
  const bound = await form.bind(data("p-first_name=Ada&first_name=Eve"), { prefix: "p" });
  assert.ok(bound.valid);
  assert.equal(bound.values.firstName, "Ada");
});

test("initial values of fields are made anew for each form", async () => {
  let count = 0;
  const form = defineForm({ turn: field.integer({ initial: () => ++count }), word: field.char({ initial: "x" }) });
  assert.deepEqual(form.blank().fields.turn.texts, ["1"]);
  assert.deepEqual(form.blank().fields.turn.texts, ["2"]);
  assert.deepEqual(form.blank({ initial: { word: "y" } }).fields.word.texts, ["y"]);
});

test("declared validators come after the field's own checks", async () => {
  const even = (value: number) => (value % 2 === 0 ? undefined : "Enter an even number.");
  const form = defineForm({ n: field.integer({ max: 9, required: false, validators: [even] }) });
  const errorsOf = async (text: string) => (await form.bind(data(`n=${text}`))).fields.n.errors.join();
  assert.equal(await errorsOf("3"), "Enter an even number.");
  assert.equal(await errorsOf("11"), "Ensure this value is less than or equal to 9.");
  assert.equal(await errorsOf(""), "");
});

test("a field that is only shown keeps its value, whatever is sent", async () => {
  const form = defineForm({ owner: field.char({ widget: widget.readOnly() }) });
  const bound = await form.bind(data("owner=eve"), { initial: { owner: "ada" } });
  assert.ok(bound.valid);
  assert.equal(bound.values.owner, "ada");
  assert.equal(String(bound.fields.owner.control.render()), '<output id="id_owner">ada</output>');
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
