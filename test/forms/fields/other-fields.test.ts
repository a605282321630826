import assert from "node:assert/strict";
import { test } from "node:test";
import { defineForm, field } from "#rooms/forms";
import type { UploadedFile } from "#rooms/http";
import { cleaned, outcome, sentFile } from "./outcome.ts";

test("a box is ticked or not", async () => {
  const box = field.boolean({ required: false });
  for (const text of ["on", "true", "1"]) assert.equal(await cleaned(box, text), true);
  for (const text of ["", "false", "False", "0"]) assert.equal(await cleaned(box, text), false);
  assert.equal(await cleaned(box), false);
  assert.equal(await cleaned(field.boolean()), "[This field is required.]");
});

test("what may be unknown is yes, no or neither", async () => {
  const known = field.nullBoolean();
  const texts = ["true", "false", "unknown", "", "x"];
  assert.deepEqual(await Promise.all(texts.map((text) => cleaned(known, text))), [
    true,
    false,
    undefined,
    undefined,
    undefined,
  ]);
});

test("only the offered choices are accepted, names of built-in properties not among them", async () => {
  const status = field.choice({ draft: "Draft", published: "Published" });
  assert.equal(await outcome(status, "draft"), "draft");
  assert.equal(await outcome(status, "x"), "[Select a valid choice. x is not one of the available choices.]");
  assert.match(await outcome(status, "constructor"), /Select a valid choice/);
  assert.equal(await outcome(status, ""), "[This field is required.]");
  assert.equal(await cleaned(field.choice({ a: "A" }, { required: false }), ""), undefined);
});

test("several choices are accepted, each once and none that is not offered", async () => {
  const colours = field.choices({ red: "Red", blue: "Blue" });
  assert.deepEqual(await cleaned(colours, "red", "blue", "red"), ["red", "blue"]);
  assert.match(await outcome(colours, "red", "green"), /green is not one of the available choices/);
  assert.equal(await outcome(colours), "[This field is required.]");
  assert.deepEqual(await cleaned(field.choices({ red: "Red" }, { required: false })), []);
});

test("choices in groups are choices", async () => {
  const grouped = field.choice([{ label: "Warm", choices: [{ value: "red", label: "Red" }] }]);
  assert.equal(await outcome(grouped, "red"), "red");
  assert.match(await outcome(grouped, "Warm"), /not one of the available choices/);
});

test("UUIDs are read in their usual forms", async () => {
  const id = "0123abcd-89ab-4def-8123-456789abcdef";
  for (const text of [id, id.toUpperCase(), id.replaceAll("-", ""), `{${id}}`])
    assert.equal(await outcome(field.uuid(), text), id);
  assert.equal(await outcome(field.uuid(), "0123"), "[Enter a valid UUID.]");
});

/** Lists in lists. */
function nested(depth: number): string {
  return "[".repeat(depth) + "]".repeat(depth);
}

test("JSON is read whole, without the character that PostgreSQL cannot keep", async () => {
  assert.deepEqual(await cleaned(field.json(), '{"a": [1, null]}'), { a: [1, null] });
  assert.equal(await cleaned(field.json(), "null"), null);
  assert.deepEqual(JSON.stringify(await cleaned(field.json(), nested(100))), nested(100));
  for (const text of ["{", "undefined", '"\\u0000"', '{"\\u0000": 1}', "[1e999]", nested(103), nested(100_000)]) {
    assert.equal(await outcome(field.json(), text), "[Enter a valid JSON.]", text);
  }
});

test("a file is taken as it was sent, within its limits", async () => {
  const upload = defineForm({ portrait: field.file({ maxSize: 10, extensions: [".png"] }) });
  const bind = async (...files: readonly UploadedFile[]) => {
    const form = await upload.bind(new URLSearchParams(), { files: new Map([["portrait", files]]) });
    return form.valid ? form.values.portrait?.name : form.fields.portrait.errors.join();
  };
  assert.equal(await bind(sentFile("a.PNG")), "a.PNG");
  assert.equal(await bind(), "This field is required.");
  assert.equal(await bind(sentFile("", "")), "This field is required.");
  assert.equal(await bind(sentFile("a.png", "")), "The submitted file is empty.");
  assert.equal(await bind(sentFile("a.png", "12345678901")), "Ensure this file is not larger than 10 bytes.");
  assert.equal(await bind(sentFile("a.exe")), "Only files of these kinds can be sent: .png.");
});

test("a present file stays, is replaced or is taken away", async () => {
  const upload = defineForm({ attachment: field.file({ required: false }) });
  const initial = { attachment: { name: "old.txt", url: "/media/old.txt" } };
  const bind = async (text: string, file?: string) => {
    const files = new Map([["attachment", file === undefined ? [] : [sentFile(file)]]]);
    const form = await upload.bind(new URLSearchParams(text), { initial, files });
    if (!form.valid) return form.fields.attachment.errors;
    return [form.values.attachment === null ? null : form.values.attachment?.name, form.changed];
  };
  assert.deepEqual(await bind(""), [undefined, []]);
  assert.deepEqual(await bind("attachment-clear=on"), [null, ["attachment"]]);
  assert.deepEqual(await bind("", "new.txt"), ["new.txt", ["attachment"]]);
  assert.deepEqual(await bind("attachment-clear=on", "new.txt"), [
    "Please either submit a file or check the clear checkbox, not both.",
  ]);
  const shown = String(upload.blank({ initial }).fields.attachment.control.render());
  assert.match(shown, /Currently: <a href="\/media\/old.txt">old.txt<\/a>/);
  assert.match(shown, /name="attachment-clear"/);
});

test("a present file that is required can be replaced, and not taken away", async () => {
  const upload = defineForm({ portrait: field.file() });
  const initial = { portrait: { name: "old.png" } };
  const form = await upload.bind(new URLSearchParams("portrait-clear=on"), { initial });
  assert.ok(form.valid);
  assert.deepEqual([form.values.portrait, form.changed], [undefined, []]);
  const shown = String(form.fields.portrait.control.render());
  assert.match(shown, /Currently: old\.png/);
  assert.doesNotMatch(shown, /clear|required/);
});

test("several choices are changed by others, by fewer and by more, and not by another order", async () => {
  const colours = defineForm({ it: field.choices({ red: "Red", blue: "Blue" }) });
  const changed = async (query: string) => {
    return (await colours.bind(new URLSearchParams(query), { initial: { it: ["red", "blue"] } })).changed;
  };
  assert.deepEqual(await changed("it=blue&it=red"), []);
  assert.deepEqual(await changed("it=red"), ["it"]);
  const fewer = await colours.bind(new URLSearchParams("it=red&it=blue"), { initial: { it: ["red"] } });
  assert.deepEqual(fewer.changed, ["it"]);
});

test("a form that is shown again still says which file is there", async () => {
  const upload = defineForm({ title: field.char(), portrait: field.file() });
  const initial = { portrait: { name: "old.png" } };
  const files = new Map([["portrait", [sentFile("new.png")]]]);
  const form = await upload.bind(new URLSearchParams({ title: "" }), { initial, files });
  assert.ok(!form.valid);
  assert.match(String(form.fields.portrait.control.render()), /Currently: old\.png/);
});
