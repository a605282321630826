import assert from "node:assert/strict";
import { test } from "node:test";
import type { Reference } from "../../../../src/contrib/staticfiles/references/reference.ts";
import { resolveReference } from "../../../../src/contrib/staticfiles/references/resolve-reference.ts";

function resolve(specifier: string, kind: Reference["kind"] = "url"): string | undefined {
  const reference = { specifier, kind, start: 0, end: 0, required: true };
  return resolveReference(reference, { from: "blog/css/style.css", staticUrl: "/static/" });
}

test("relative addresses and those below STATIC_URL are files", () => {
  assert.equal(resolve("a.png"), "blog/css/a.png");
  assert.equal(resolve("../img/./a.png?v=1#x"), "blog/img/a.png");
  assert.equal(resolve("/static/admin/a.png"), "admin/a.png");
  assert.equal(resolve("a%20b.png"), "blog/css/a b.png");
  assert.equal(resolve("100%.png"), "blog/css/100%.png");
});

test("other schemes, sites, pages and fragments are not", () => {
  for (const address of [
    "",
    "#a",
    "?a",
    "data:image/png;base64,AA",
    "https://x.example/a",
    "//x.example/a",
    "/about/",
  ]) {
    assert.equal(resolve(address), undefined, address);
  }
  for (const address of ["/other/a.png", "../../../a.png", "./", "..", "blob:a"])
    assert.equal(resolve(address), undefined, address);
});

test("a module's bare words are names of an import map, a page's relative paths are the page's", () => {
  assert.equal(resolve("lit", "module"), undefined);
  assert.equal(resolve("./lit.js", "module"), "blog/css/lit.js");
  assert.equal(resolve("worker.js", "page"), undefined);
  assert.equal(resolve("/static/worker.js", "page"), "worker.js");
});
