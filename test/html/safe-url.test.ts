import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { html, unsafeUrl } from "#rooms/html";
import { areSafeLinks, isSafeLink, isSameSite } from "../../src/html/writing/safe-url.ts";
import { urlPayloads } from "./xss-payloads.ts";

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
const site = "https://site.test/a/b?c=d";
const parts = ["javascript", "data", "http", "https", ":", "/", "//", "\\", "?", "#", "@", ".", "evil.test", "a"];
const ignored = ["\t", "\n", "\r", " ", "\0", "\u0001", "\u00a0"];
const beginnings = ["", "", "/", "//", "https:", "javascript:", "java\tscript", " data:", "JavaScript"];
const rest = fc.array(fc.oneof(fc.constantFrom(...parts), fc.constantFrom(...ignored)), { maxLength: 6 });
const url = fc.tuple(fc.constantFrom(...beginnings), rest).map(([beginning, all]) => beginning + all.join(""));

const usual = [
  "",
  "/",
  "/a/b?c=d#e",
  "a/b",
  "?page=2",
  "#top",
  "../x",
  "//cdn.test/x",
  "http://a.test",
  "HTTPS://a.test/x:y",
  "mailto:a@b.test",
  "tel:+49",
  "/a:b",
  "a?b:c",
];

test("relative URLs and http, https, mailto, tel pass unchanged", () => {
  for (const value of usual) assert.equal(html`<a href=${value}>`.render(), `<a href="${value}">`);
  assert.equal(html`<a href=${new URL("https://a.test/?b=c&d")}>`.render(), '<a href="https://a.test/?b=c&amp;d">');
});

test("no URL passes that a browser would take for another scheme", () => {
  const allowed = ["http:", "https:", "mailto:", "tel:"];
  const holds = (value: string) =>
    !isSafeLink(value) || !URL.canParse(value, site) || allowed.includes(new URL(value, site).protocol);
  fc.assert(fc.property(url, holds), { seed, numRuns: 20_000 });
  for (const value of urlPayloads) assert.ok(holds(value), value);
});

test("no URL counts as the same site that a browser would look for elsewhere", () => {
  const holds = (value: string) =>
    !isSameSite(value) || !URL.canParse(value, site) || new URL(value, site).origin === new URL(site).origin;
  fc.assert(fc.property(url, holds), { seed, numRuns: 20_000 });
});

test("the checks are not empty: the random URLs hold many of both kinds", () => {
  const sample = fc.sample(url, { seed, numRuns: 1000 });
  for (const check of [isSafeLink, isSameSite]) {
    const passed = sample.filter(check).length;
    assert.ok(passed > 100 && passed < 850, `${check.name}: ${passed} of 1000 (SEED=${seed})`);
  }
});

test("script URLs in any disguise lead nowhere", () => {
  for (const value of [
    "javascript:1",
    " JAVASCRIPT:1",
    "java\nscript:1",
    "\u0001javascript:1",
    "data:text/html,x",
    "vbscript:1",
  ]) {
    assert.equal(html`<a href="${value}">`.render(), '<a href="about:invalid#unsafe-url">');
  }
  assert.equal(html`<A HREF="${"javascript:1"}">`.render(), '<A HREF="about:invalid#unsafe-url">');
  assert.equal(html`<a href="java${"script:1"}">`.render(), '<a href="java#unsafe-url">');
});

test("a list of URLs is refused as a whole", () => {
  assert.equal(areSafeLinks("/a.png 1x, https://a.test/b.png 2x"), true);
  assert.equal(areSafeLinks("/a.png 1x,javascript:1 2x"), false);
  assert.equal(html`<img srcset="${"/a.png 1x, data:x 2x"}">`.render(), '<img srcset="about:invalid#unsafe-url">');
});

test("code is loaded from this site only, or from where the template says", () => {
  const script = (source: string) => html`<script src=${source}></script>`.render();
  assert.equal(script("/static/a.js"), '<script src="/static/a.js"></script>');
  for (const source of [
    "https://evil.test/",
    "//evil.test/",
    "/\\evil.test",
    "\t//evil.test",
    "/\n/evil.test",
    "https:evil.test",
  ]) {
    assert.equal(script(source), '<script src="about:invalid#unsafe-url"></script>', JSON.stringify(source));
  }
  assert.equal(
    html`<script src="https://cdn.test/${"a.js"}"></script>`.render(),
    '<script src="https://cdn.test/a.js"></script>',
  );
  assert.equal(html`<script src="/${"/evil.test"}"></script>`.render(), '<script src="/#unsafe-url"></script>');
  assert.equal(
    html`<link rel="stylesheet" href=${"//evil.test"}>`.render(),
    '<link rel="stylesheet" href="about:invalid#unsafe-url">',
  );
  assert.equal(
    html`<link rel="canonical" href=${"https://a.test"}>`.render(),
    '<link rel="canonical" href="https://a.test">',
  );
});

test("every element that loads code is held to this site", () => {
  const evil = "https://evil.test/";
  const loaders = [
    html`<object data=${evil}>`,
    html`<embed src=${evil}>`,
    html`<svg><use href=${evil} xlink:href=${evil}></use></svg>`,
    html`<svg><script xlink:href=${evil}></script></svg>`,
    html`<link href=${evil}>`,
    html`<link rel="icon stylesheet" href=${evil}>`,
    html`<link rel="stylesheet" rel="icon" href=${evil}>`,
  ];
  for (const loader of loaders) assert.doesNotMatch(String(loader.render()), /evil/);
});

test("a URL that the caller vouches for passes, escaped", () => {
  assert.equal(
    html`<img src="${unsafeUrl("data:image/png;base64,&")}">`.render(),
    '<img src="data:image/png;base64,&amp;">',
  );
  assert.equal(
    html`<script src=${unsafeUrl("https://cdn.test/a.js")}></script>`.render(),
    '<script src="https://cdn.test/a.js"></script>',
  );
});
