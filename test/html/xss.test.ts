import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { type Html, html, unsafeHtml } from "#rooms/html";
import { launchBrowser } from "../support/browser.ts";
import { contexts, headContexts, loadingContexts } from "./xss-contexts.ts";
import { markupPayloads, urlPayloads } from "./xss-payloads.ts";

const payloads = [...markupPayloads, ...urlPayloads];
const harmless = "harmless";
let browser: Browser;
let page: Page;

before(async () => {
  browser = await launchBrowser();
  page = await browser.newPage();
  await page.route("http://site.test/**", (route) => route.fulfill({ contentType: "text/html", body: "" }));
  await page.route(/^(?!http:\/\/site\.test)/, (route) => route.abort());
});

beforeEach(() => page.goto("http://site.test/"));

after(() => browser.close());

for (const [name, component] of Object.entries(contexts)) {
  test(`no payload gets out of the context "${name}"`, () => attack(component, payloads));
}

for (const [name, component] of Object.entries(loadingContexts)) {
  test(`no URL runs script in the context "${name}"`, () => attack(component, urlPayloads));
}

for (const [name, component] of Object.entries(headContexts)) {
  test(`no payload gets out of the context "${name}"`, async () => {
    const expected = await observe(component(harmless));
    for (const payload of payloads) assertHarmless(await observe(component(payload)), expected);
  });
}

for (const payload of [markupPayloads[0], "<img src=x onerror=window.__xss=1>", "<svg onload=window.__xss=1>"]) {
  test(`the observer notices that ${payload} is executed`, async () => {
    assert.equal((await observe(html`<!doctype html><body>${unsafeHtml(payload ?? "")}</body>`)).executed, true);
  });
}

test("the observer notices URLs, elements and attributes that do not belong", async () => {
  const clean = await observe(html`<!doctype html><body><p>x</p></body>`);
  assert.deepEqual([clean.executed, clean.protocols], [false, []]);
  const link = await observe(html`<!doctype html><body>${unsafeHtml('<a href="java\nscript:1">x</a>')}</body>`);
  assert.deepEqual(link.protocols, ["javascript:"]);
  const nested = await observe(
    html`<!doctype html><body>${unsafeHtml('<svg><a xlink:href="data:x">x</a></svg>')}</body>`,
  );
  assert.deepEqual(nested.protocols, ["data:"]);
  const attribute = await observe(html`<!doctype html><body><p id="x">x</p></body>`);
  assert.notDeepEqual(attribute.structure, clean.structure);
});

async function attack(component: (value: string) => Html, values: readonly string[]): Promise<void> {
  const attacked = await observe(html`<!doctype html><body>${values.map(component)}</body>`);
  const expected = await observe(html`<!doctype html><body>${values.map(() => component(harmless))}</body>`);
  assertHarmless(attacked, expected);
}

interface Observation {
  readonly executed: boolean;
  readonly structure: unknown;
  readonly reparsed: unknown;
  readonly protocols: readonly string[];
}

function assertHarmless(attacked: Observation, expected: Observation): void {
  assert.equal(attacked.executed, false, "a payload was executed");
  assert.deepEqual(attacked.structure, expected.structure, "a payload changed elements or attributes");
  assert.deepEqual(attacked.reparsed, expected.reparsed, "a payload changed elements when the markup was parsed again");
  const allowed = ["http:", "https:", "mailto:", "tel:", "about:"];
  assert.deepEqual(
    attacked.protocols.filter((protocol) => !allowed.includes(protocol)),
    [],
  );
}

async function observe(content: Html): Promise<Observation> {
  await page.setContent(await content.render());
  return page.evaluate<Observation>(observer);
}

/** Runs in the browser: what became of the page, and of the same markup parsed a second time. */
const observer = `(async () => {
  const structureOf = (node) => [...node.children].map((child) => [
    child.localName,
    child.getAttributeNames().sort().join(),
    structureOf(child instanceof HTMLTemplateElement ? child.content : child),
  ]);
  const urlOf = (element, name) => {
    try { return new URL(element.getAttribute(name), document.baseURI).protocol; } catch { return "about:"; }
  };
  const names = ["href", "src", "action", "formaction", "xlink:href", "data", "poster", "background"];
  const protocols = names.flatMap((name) =>
    [...document.querySelectorAll("*")].filter((element) => element.hasAttribute(name)).map((element) => urlOf(element, name)));
  const structure = structureOf(document);
  const second = document.createElement("div");
  second.innerHTML = document.body.innerHTML;
  const third = document.createElement("div");
  third.innerHTML = second.innerHTML;
  document.body.append(third);
  for (const link of document.querySelectorAll("a, button")) link.dispatchEvent(new Event("focus"));
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  return { executed: "__xss" in window, structure, reparsed: structureOf(third), protocols: [...new Set(protocols)].sort() };
})()`;
