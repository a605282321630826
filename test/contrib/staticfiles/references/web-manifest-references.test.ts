import assert from "node:assert/strict";
import { test } from "node:test";
import { webManifestReferences } from "../../../../src/contrib/staticfiles/references/web-manifest-references.ts";

test("icons and screenshots are found, and what is started if it is a file", () => {
  const manifest = {
    name: 'A "src": "no.png"',
    start_url: "./start.html",
    icons: [{ src: "icon.png", sizes: "1x1" }],
    screenshots: [{ src: "shots/a b.png" }],
    shortcuts: [{ url: "/new/", icons: [{ src: "plus.svg" }] }],
  };
  const found = webManifestReferences(JSON.stringify(manifest, undefined, 2));
  assert.deepEqual(
    found.map(({ specifier, required }) => [specifier, required]),
    [
      ["./start.html", false],
      ["icon.png", true],
      ["shots/a b.png", true],
      ["/new/", false],
      ["plus.svg", true],
    ],
  );
});

test("what is no JSON has no references", () => {
  assert.deepEqual(webManifestReferences('{ "src: "'), []);
});
