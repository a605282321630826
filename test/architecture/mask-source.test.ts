import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { maskSource } from "./mask-source.ts";
import { scanImports } from "./scan-imports.ts";
import { readSourceTree } from "./source-tree.ts";

const tree = readSourceTree(join(import.meta.dirname, "../.."));

test("comments vanish, and what is quoted becomes underscores in its place", () => {
  const cases = {
    "a; // b": "a;     ",
    "a /* b\nc */ d": "a     \n     d",
    "a(\"b // c\", 'd\\'')": "a(\"_ __ _\", '___')",
    "`a@{b}c@{`d@{e}`}`": "`_@{b}_@{`_@{e}`}`",
    "`a@{{ b: `}` }}c`": "`_@{{ b: `_` }}_`",
    'a = /[/"]{1}/g.test(b)': "a = /________g.test(b)",
    "a = b / c / d": "a = b / c / d",
    "return /'/": "return /_/",
    "(a) / b // '": "(a) / b     ",
    "`a\\`@{b}\\@{c}`": "`___@{b}_____`",
  };
  for (const [source, masked] of Object.entries(cases)) assert.equal(maskSource(withHoles(source)), withHoles(masked));
});

test("every character of every source file keeps its place, and all brackets match", () => {
  for (const [path, source] of tree) {
    const masked = maskSource(source);
    assert.equal(masked.length, source.length, path);
    assert.equal(firstUnmatched(masked), undefined, path);
  }
});

test("every source file that mentions another room has imports", () => {
  const mentioning = [...tree].filter(([, source]) => /^(import|\} from) .*"#rooms\//m.test(source));
  for (const [path, source] of mentioning) assert(scanImports(source, maskSource(source)).length > 0, path);
  assert(mentioning.length > 50);
});

/** In the cases above `@{` stands for the hole of a template, which a linter takes for a mistake in a plain text. */
function withHoles(text: string): string {
  return text.replaceAll("@", "$");
}

/** The text from the first bracket on that has no partner. */
function firstUnmatched(masked: string): string | undefined {
  const open: string[] = [];
  for (const { 0: bracket, index } of masked.matchAll(/[()[\]{}]/g)) {
    if ("([{".includes(bracket)) open.push(bracket);
    else if (open.pop() !== { ")": "(", "]": "[", "}": "{" }[bracket]) return masked.slice(index, index + 40);
  }
  return open.length > 0 ? `unclosed ${open.at(-1)}` : undefined;
}
