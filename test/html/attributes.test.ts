import assert from "node:assert/strict";
import { test } from "node:test";
import { attributes, type Html, html, json, UnsafePosition } from "#rooms/html";

test("a list writes its attributes in order, as if they stood in the template", () => {
  const list = attributes({
    maxlength: 100,
    required: true,
    disabled: false,
    title: `"<`,
    "aria-busy": false,
    "data-x": json([1]),
  });
  assert.equal(
    html`<input name="a" ${list}>`.render(),
    '<input name="a" maxlength="100" required="" title="&quot;&lt;" aria-busy="false" data-x="[1]">',
  );
  assert.equal(html`<input ${list} id="b" ${null}/>`.render().toString().endsWith('data-x="[1]" id="b"/>'), true);
});

test("an empty list, null, undefined and false write nothing", () => {
  assert.equal(html`<input ${attributes({})} ${null} ${undefined} ${false}>`.render(), "<input>");
});

test("URLs in a list are checked", () => {
  const capitals = attributes({ HREF: "javascript:1", tabIndex: 1 });
  assert.equal(html`<a ${capitals}>`.render(), '<a href="about:invalid#unsafe-url" tabindex="1">');
  assert.equal(html`<a ${attributes({ href: "javascript:1" })}>`.render(), '<a href="about:invalid#unsafe-url">');
  assert.equal(
    html`<script ${attributes({ src: "https://evil.test" })}></script>`.render(),
    '<script src="about:invalid#unsafe-url"></script>',
  );
});

const refused: Readonly<Record<string, (name: string) => Html>> = {
  onclick: (name) => html`<p ${attributes({ [name]: 1 })}>`,
  OnClick: (name) => html`<p ${attributes({ [name]: 1 })}>`,
  style: (name) => html`<p ${attributes({ [name]: 1 })}>`,
  srcdoc: (name) => html`<iframe ${attributes({ [name]: 1 })}></iframe>`,
  "http-equiv": (name) => html`<meta ${attributes({ [name]: "refresh" })} content="0;url=/">`,
  content: (name) => html`<meta http-equiv="refresh" ${attributes({ [name]: "0;url=/" })}>`,
  type: (name) => html`<script ${attributes({ [name]: "module" })} type="application/json">${"x"}</script>`,
  "a b": (name) => html`<p ${attributes({ [name]: 1 })}>`,
  "a>": (name) => html`<p ${attributes({ [name]: 1 })}>`,
  "a=b": (name) => html`<p ${attributes({ [name]: 1 })}>`,
  "": (name) => html`<p ${attributes({ [name]: 1 })}>`,
};

for (const [name, use] of Object.entries(refused)) {
  test(`a list may not hold the attribute ${JSON.stringify(name)}`, () => {
    assert.throws(
      () => use(name),
      (error: unknown) => error instanceof UnsafePosition && /attributes\.test\.ts:\d+/.test(error.message),
    );
  });
}

test("a place that was given many names goes on checking each", () => {
  const place = (name: string) => html`<p ${attributes({ [name]: 1 })}>`;
  for (let index = 0; index < 250; index += 1) assert.equal(place(`data-${index}`).render(), `<p data-${index}="1">`);
  for (let again = 0; again < 2; again += 1) assert.throws(() => place("onclick"), UnsafePosition);
  assert.equal(place("data-1").render(), '<p data-1="1">');
});

test("a list of attributes cannot be changed after it was made", () => {
  const values = { title: "a" };
  const list = attributes(values);
  values.title = "b";
  assert.equal(html`<p ${list}>`.render(), '<p title="a">');
});
