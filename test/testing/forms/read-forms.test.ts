import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { readForms } from "../../../src/testing/forms/read-forms.ts";

const controlsOf = (inside: string) => readForms(`<form>${inside}</form>`)[0]?.controls;
const option = (value: string, chosen: boolean) => ({ value, chosen });

describe("the forms of a page", () => {
  it("have what their tag says, in the order of the page", () => {
    const forms = readForms(`<!doctype html><form id="search" action="/search/?a=1&amp;b=2"></form>
      <FORM METHOD=post ENCTYPE='multipart/form-data'></FORM><form method="dialog" enctype="multipart/form-data">`);
    assert.deepEqual(
      forms.map(({ id, action, method, isMultipart }) => [id, action, method, isMultipart]),
      [
        ["search", "/search/?a=1&b=2", "GET", false],
        ["", "", "POST", true],
        ["", "", "GET", false],
      ],
    );
  });

  it("have text fields with their values decoded", () => {
    assert.deepEqual(
      controlsOf(
        `<input name=a value="&lt;b&gt; &amp;amp; &#39;&#x27;&quot;"><input type="hidden" name="h"/>
         <textarea name="t">\n<b>not a tag</b> &amp;</textarea>`,
      ),
      [
        { kind: "text", name: "a", value: "<b> &amp; ''\"" },
        { kind: "text", name: "h", value: "" },
        { kind: "text", name: "t", value: "<b>not a tag</b> &" },
      ],
    );
  });

  it("have boxes and radio buttons of one name as one choice", () => {
    assert.deepEqual(
      controlsOf(`<input type=checkbox name=tag value=1 checked><label>x</label><input type=checkbox name=tag value=2>
        <input type=checkbox name=agree><input type=radio name=size value=s><input type=radio name=size value=l checked>`),
      [
        { kind: "choice", name: "tag", multiple: true, options: [option("1", true), option("2", false)] },
        { kind: "choice", name: "agree", multiple: true, options: [option("on", false)] },
        { kind: "choice", name: "size", multiple: false, options: [option("s", false), option("l", true)] },
      ],
    );
  });

  it("have selects, of which the first option is chosen unless several may be or another one is", () => {
    const [one, other, several] =
      controlsOf(`
      <select name="one"><option value="">---</option><option value="1">One</option></select>
      <select name="other"><optgroup label="g"><option> A &amp; B <option selected>C</optgroup></select>
      <select name="several" multiple><option value="1"><option value="2" disabled></select>`) ?? [];
    assert.deepEqual(one, {
      kind: "choice",
      name: "one",
      multiple: false,
      options: [option("", true), option("1", false)],
    });
    assert.deepEqual(other, {
      kind: "choice",
      name: "other",
      multiple: false,
      options: [option("A & B", false), option("C", true)],
    });
    assert.deepEqual(several, { kind: "choice", name: "several", multiple: true, options: [option("1", false)] });
  });

  it("have buttons that send, with their text", () => {
    assert.deepEqual(
      controlsOf(`<button name="_save" value="1">Save <b>it</b></button><input type="submit" value="Go">
        <button type="button" name="x">No</button><input type="reset" name="y">`),
      [
        { kind: "button", name: "_save", value: "1", label: "Save it" },
        { kind: "button", name: "", value: "Go", label: "Go" },
      ],
    );
  });

  it("have fields from elsewhere that name the form, and none that are disabled or have no name", () => {
    const [form] = readForms(`<input name="outside" form="f"><input name="nowhere"><form id="f"><input><input name="off"
      disabled></form><select name="late" form="f"><option>1</option></select><input name="lost" form="other">`);
    assert.deepEqual(
      form?.controls.map(({ name }) => name),
      ["outside", "late"],
    );
  });

  it("are not found in comments, scripts, styles and attributes", () => {
    assert.deepEqual(
      readForms(`<!-- <form id="a"> --><script>"<form>"</script><style><form></style><p title="<form>">`),
      [],
    );
  });
});
