import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { checkArchitecture, renderFindings } from "./architecture/check-architecture.ts";
import { exceptions } from "./architecture/rooms.ts";
import { checkAccount, checkLibrariesDeclared, dependenciesPage } from "./architecture/rules/dependencies.ts";
import { checkWords } from "./architecture/rules/words.ts";
import { readSourceTree } from "./architecture/source-tree.ts";

const root = join(import.meta.dirname, "..");
const tree = readSourceTree(root);
const packageFile = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

test("the source keeps the rules of the house", () => {
  assert(tree.size > 100, "the source was not found");
  assert.equal(renderFindings(checkArchitecture(tree)), "");
});

test("the source imports only libraries that package.json declares", () => {
  assert.equal(renderFindings(checkLibrariesDeclared(tree, packageFile)), "");
});

test("every dependency is accounted for", () => {
  assert.equal(renderFindings(checkAccount(packageFile, readFileSync(join(root, dependenciesPage), "utf8"))), "");
});

test("every exception from the size limits has a reason and a file", () => {
  for (const [path, reason] of exceptions) {
    assert(tree.has(path), `${path} does not exist`);
    assert.match(reason, /^[A-Z].{20,}\.$/, `${path}: ${reason}`);
  }
});

test("no tracked file contains a word that has no place here", () => {
  const listed = execFileSync("git", ["ls-files", "-z"], { cwd: root, encoding: "utf8" });
  const paths = listed.split("\0").filter((path) => path !== "" && existsSync(join(root, path)));
  const findings = paths.flatMap((path) => checkWords(path, readFileSync(join(root, path), "utf8")));
  assert(paths.length > 100, "git lists no files");
  assert.equal(renderFindings(findings), "");
});
