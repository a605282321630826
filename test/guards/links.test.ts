import assert from "node:assert/strict";
import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

const root = join(import.meta.dirname, "../..");

test("every relative link of the documentation leads to a file", () => {
  const pages = globSync("{*.md,docs/**/*.md,examples/*/*.md}", { cwd: root });
  assert.ok(pages.length > 8);
  assert.deepEqual(
    pages.flatMap((page) => brokenLinks(page, readFileSync(join(root, page), "utf8"))),
    [],
  );
});

test("a link to nowhere is reported", () => {
  const text = "[there](ARCHITECTURE.md#rooms), [web](https://example.com/), [gone](../gone.md)";
  assert.deepEqual(brokenLinks("docs/internals/STATUS.md", text), ["docs/internals/STATUS.md: ../gone.md"]);
});

function brokenLinks(page: string, text: string): string[] {
  return [...text.matchAll(/\]\(([^)#]+)[^)]*\)/g)]
    .map(([, target = ""]) => target)
    .filter((target) => !/^[a-z]+:/.test(target) && !existsSync(join(root, page, "..", target)))
    .map((target) => `${page}: ${target}`);
}
