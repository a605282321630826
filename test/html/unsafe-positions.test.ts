import assert from "node:assert/strict";
import { test } from "node:test";
import { attributes, type Html, html, MalformedTemplate, UnsafePosition } from "#rooms/html";

const x = "x";

const unsafe: Readonly<Record<string, () => Html>> = {
  "the name of a tag": () => html`<${x}>`,
  "the rest of a tag's name": () => html`<h${x}>`,
  "the name of a closing tag": () => html`<p></${x}>`,
  "the name of an attribute": () => html`<p ${x}="1">`,
  "the rest of an attribute's name": () => html`<p data-${x}="1">`,
  "a value that touches an attribute": () => html`<p title="a"${attributes({})}>`,
  "an unquoted part": () => html`<p title=a${x}>`,
  "an unquoted part in front": () => html`<p title=${x}a>`,
  "two unquoted values": () => html`<p title=${x}${x}>`,
  "an event handler": () => html`<p onclick="${x}">`,
  "an event handler in capitals": () => html`<p ONCLICK=${x}>`,
  "an event handler of a library": () => html`<p @click="${x}" >`,
  "a directive of a library": () => html`<p hx-on:click="${x}">`,
  "a style attribute": () => html`<p style="color: ${x}">`,
  "a script": () => html`<script>let x = "${x}";</script>`,
  "a module": () => html`<script type="module">${x}</script>`,
  "an import map": () => html`<script type="importmap">${x}</script>`,
  "a script of chosen type": () => html`<script type="${x}"></script>`,
  "a script whose first type counts": () => html`<script type="module" type="application/json">${x}</script>`,
  "a part of script data": () => html`<script type="application/json">{"a": ${x}}</script>`,
  "a style sheet": () => html`<style>p { color: ${x} }</style>`,
  "a comment": () => html`<!-- ${x} -->`,
  "a doctype": () => html`<!doctype ${x}>`,
  "a hidden frame's content": () => html`<iframe>${x}</iframe>`,
  "a frame's document": () => html`<iframe srcdoc="${x}"></iframe>`,
  "a frame's sandbox": () => html`<iframe sandbox="${x}"></iframe>`,
  "the base of all URLs": () => html`<base href="${x}">`,
  "a refresh": () => html`<meta http-equiv="refresh" content="0;url=${x}">`,
  "a refresh, content first": () => html`<meta content=${x} http-equiv=refresh>`,
  "the name of a pragma": () => html`<meta http-equiv="${x}" content="1">`,
  "the relation of a link": () => html`<link rel="${x}" href="/x">`,
  "an animation's values": () => html`<svg><a><animate attributeName="href" values="${x}"></animate></a></svg>`,
  "an animation's target": () => html`<svg><set attributeName=${x} to="1"></set></svg>`,
  "an animation's end": () => html`<svg><set attributeName="href" to="${x}"></set></svg>`,
  "a script URL": () => html`<a href="javascript:f(${x})">`,
  "a disguised script URL": () => html`<a href="java&#115;cript&colon;f(${x})">`,
  "a script URL behind a line end": () => html`<a href="java
script:f(${x})">`,
  "a URL that begins with a reference": () => html`<a href="&#106;${x}">`,
  "a URL that goes on with a reference": () => html`<a href="${x}&colon;alert(1)">`,
  "two values at the beginning of a URL": () => html`<a href="${x}${x}">`,
  "the host that a script comes from": () => html`<script src="https://${x}/a.js"></script>`,
  "the scheme that a script comes from": () => html`<script src="${x}://a/${x}"></script>`,
  "a quoted boolean": () => html`<input disabled="${false}">`,
};

for (const [name, use] of Object.entries(unsafe)) {
  test(`a value is refused as ${name}`, () => {
    assert.throws(use, (error: unknown) => error instanceof UnsafePosition && error.code === "html.unsafe_position");
  });
}

const malformed: Readonly<Record<string, () => Html>> = {
  "inside a tag": () => html`<p `,
  "inside a tag's name": () => html`<p`,
  "behind a <": () => html`<`,
  "behind </": () => html`</`,
  "inside quotes": () => html`<p title="${x}`,
  "before a value": () => html`<p title=>`,
  "inside a comment": () => html`<!-- a`,
  "inside a title": () => html`<title>${x}`,
  "inside a script": () => html`<script>`,
  "inside a character reference": () => html`Tom &amp`,
};

for (const [name, use] of Object.entries(malformed)) {
  test(`a template may not end ${name}`, () => {
    assert.throws(
      use,
      (error: unknown) => error instanceof MalformedTemplate && error.code === "html.malformed_template",
    );
  });
}

const ambiguous: Readonly<Record<string, () => Html>> = {
  "a reference that a value completes": () => html`&#${x}`,
  "a bogus comment": () => html`<?xml version="1.0"?>`,
  "a CDATA section": () => html`<svg><![CDATA[ > ]]></svg>`,
  "a script that hides its end": () => html`<script>"<!--<script>"</script>${x}`,
  "a stray quote": () => html`<p title="a"">${x}`,
  "a tag in a title": () => html`<title><a href="${x}"></title>`,
  "attributes on a closing tag": () => html`<p></p ${x}>`,
  "plain text to the end": () => html`<plaintext>${x}`,
};

for (const [name, use] of Object.entries(ambiguous)) {
  test(`what browsers read differently is refused: ${name}`, () => assert.throws(use, MalformedTemplate));
}

test("a refusal names the position, the template's file and line, and the next step", () => {
  const error = caught(() => html`<p class="a" onclick="${x}">`);
  assert.match(
    error.message,
    /the attribute "onclick" of <p>, which is run as script: onclick="\$\{…\}"> in the template at /,
  );
  assert.match(error.message, /unsafe-positions\.test\.ts:\d+:\d+\.$/);
  assert.match(error.hint ?? "", /data-…/);
});

test("the line is that of the template, also in a function that another calls", () => {
  const component = () => html`<p style=${x}>`;
  const here = new Error().stack?.split("\n")[1] ?? "";
  const line = Number(/:(\d+):\d+\)?$/.exec(here)?.[1]) - 1;
  assert.match(caught(component).message, new RegExp(`:${line}:\\d+\\.$`));
});

test("a refused template is refused at every use", () => {
  const use = () => html`<p style=${x}>`;
  assert.throws(use, UnsafePosition);
  assert.throws(use, UnsafePosition);
});

test("markup that is unusual and clear is accepted as it is", () => {
  const sources = [
    html`a < b, 1<2`,
    html`<!--> --><!---><br/><P CLASS=a id='b' hidden>`,
    html`<!DOCTYPE html><a/href="/x">`,
  ];
  assert.deepEqual(
    sources.map((source) => source.render()),
    ["a < b, 1<2", "<!--> --><!---><br/><P CLASS=a id='b' hidden>", '<!DOCTYPE html><a/href="/x">'],
  );
});

function caught(use: () => Html): UnsafePositionError {
  try {
    use();
  } catch (error) {
    if (error instanceof UnsafePosition) return error;
  }
  throw new Error("The template was not refused.");
}

type UnsafePositionError = InstanceType<typeof UnsafePosition>;
