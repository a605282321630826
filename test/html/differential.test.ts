import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import fc from "fast-check";
import type { Browser, Page } from "playwright-core";
import { launchBrowser } from "../support/browser.ts";
import type { Expected, Piece } from "./piece.ts";
import { randomTemplate, render } from "./random-template.ts";

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
const batchSize = 50;
let browser: Browser;
let page: Page;

before(async () => {
  browser = await launchBrowser();
  page = await browser.newPage();
});

after(() => browser.close());

test(`a browser finds in any page exactly the values that were put into it (SEED=${seed})`, async () => {
  const batch = fc.array(randomTemplate, { minLength: batchSize, maxLength: batchSize });
  await fc.assert(fc.asyncProperty(batch, assertFound), { seed, numRuns: 40, endOnFailure: true });
});

test("the comparison notices a character that is lost", async () => {
  const found = await parse(["<p title='a'>b</p>"]);
  assert.deepEqual(found, [[["p", { title: "a" }, ["b"]]]]);
});

async function assertFound(pieces: readonly Piece[]): Promise<void> {
  const sources = await Promise.all(pieces.map((piece) => render(piece).render()));
  const found = await parse(sources);
  for (const [index, { expected }] of pieces.entries())
    assert.deepEqual(merged(found[index] ?? []), merged(expected), sources[index]);
}

/** Reads markup as a browser does that gets it as a part of a page. */
function parse(sources: readonly string[]): Promise<Expected[][]> {
  return page.evaluate<Expected[][]>(`(${parser})(${JSON.stringify(sources)})`);
}

const parser = `(sources) => {
  const read = (node) => [...node.childNodes].flatMap((child) => {
    if (child.nodeType === Node.TEXT_NODE) return [child.data];
    if (child.nodeType !== Node.ELEMENT_NODE) return [];
    const attributes = Object.fromEntries([...child.attributes].map(({ name, value }) => [name, value]));
    return [[child.localName, attributes, read(child)]];
  });
  return sources.map((source) => {
    const document = new DOMParser().parseFromString("<!doctype html><body>" + source, "text/html");
    return read(document.body);
  });
}`;

/** Adjacent texts become one and empty ones none, and comments do not part them. */
function merged(expected: readonly Expected[]): Expected[] {
  const result: Expected[] = [];
  for (const item of expected) {
    const last = result.at(-1);
    if (typeof item !== "string") result.push([item[0], item[1], merged(item[2])]);
    else if (typeof last === "string") result[result.length - 1] = last + item;
    else if (item !== "") result.push(item);
  }
  return result;
}
