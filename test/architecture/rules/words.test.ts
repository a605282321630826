import assert from "node:assert/strict";
import { test } from "node:test";
import { brief } from "../plant.ts";
import { checkWords } from "./words.ts";

test("words that betray a machine or a registry are found, with their line", () => {
  const planted = [
    ["", "work", "main"],
    ["", "tmp", "notes"],
    ["", "Users", "ann", "code"],
  ].map((parts) => parts.join("/"));
  for (const path of planted) {
    assert.deepEqual(
      brief(checkWords("docs/page.md", `first\nsee ${path} there`)),
      ["forbidden-word docs/page.md:2"],
      path,
    );
  }
  const host = ["https:", "", ["npm", "proxy"].join("-")].join("/");
  assert.equal(checkWords(".npmrc", `${["registry", host].join("=")}.example/`).length > 0, true);
  assert.deepEqual(brief(checkWords("package-lock.json", `"${"resolved"}": "https://example.com/a.tgz"`)), [
    "forbidden-word package-lock.json:1",
  ]);
  assert.deepEqual(
    checkWords(
      "src/db/thing.ts",
      `the ${["work", "done"].join("/")}, ${[".", "work", "done"].join("/")}, ${["", "tmp"].join("/")} and ${["", "tmp", "tolv-1"].join("/")}`,
    ),
    [],
  );
});
