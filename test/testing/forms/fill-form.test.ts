import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type Filling, fillForm } from "../../../src/testing/forms/fill-form.ts";
import { readForms } from "../../../src/testing/forms/read-forms.ts";

const page = `<form method="post" enctype="multipart/form-data">
  <input type="hidden" name="token" value="t"><input name="title" value="Old">
  <input type="checkbox" name="tag" value="1" checked><input type="checkbox" name="tag" value="2">
  <input type="checkbox" name="agree">
  <select name="status"><option value="d">Draft</option><option value="p">Published</option></select>
  <input type="file" name="photo">
  <button name="_save">Save</button><button name="_continue" value="1">Save and continue</button>
</form>`;

function fill(filling: Filling, html = page): string[] {
  const [form] = readForms(html);
  assert.ok(form);
  return fillForm(form, filling).map(
    ([name, value]) => `${name}=${typeof value === "string" ? value : `@${value.name}`}`,
  );
}

const thrown = (filling: Filling, html = page) => {
  try {
    fill(filling, html);
  } catch (error) {
    return String(error);
  }
  return "nothing";
};

describe("filling in a form", () => {
  it("sends what stands there already, with the first button", () => {
    assert.deepEqual(fill({}), ["token=t", "title=Old", "tag=1", "status=d", "photo=@", "_save="]);
  });

  it("changes texts, boxes and choices, adds files and presses another button", () => {
    const filled = fill({
      fields: { title: "New", tag: ["1", "2"], agree: true, status: "p" },
      files: { photo: new File(["x"], "me.png") },
      button: "Save and continue",
    });
    assert.deepEqual(filled, [
      "token=t",
      "title=New",
      "tag=1",
      "tag=2",
      "agree=on",
      "status=p",
      "photo=@me.png",
      "_continue=1",
    ]);
    assert.deepEqual(fill({ fields: { tag: false }, button: "_continue" }).slice(2, 3), ["status=d"]);
  });

  it("refuses what a visitor could not do", () => {
    assert.match(thrown({ fields: { titel: "x" } }), /no field titel; it has token, title, tag, agree, status, photo/);
    assert.match(thrown({ fields: { status: "x" } }), /no choice "x" for status; it has d, p/);
    assert.match(thrown({ fields: { title: true } }), /no box or list title/);
    assert.match(thrown({ button: "_delete" }), /no button _delete; it has _save, _continue/);
    const plain = `<form method="post"><input type="file" name="photo"></form>`;
    assert.match(thrown({ files: { photo: new File([], "a") } }, plain), /cannot send files/);
  });
});
