import assert from "node:assert/strict";
import { test } from "node:test";
import { javascriptReferences } from "../../../../src/contrib/staticfiles/references/javascript-references.ts";

/** The addresses that a script names, with their kinds; source maps in brackets. */
function addresses(script: string): string[] {
  return javascriptReferences(Buffer.from(script).toString("latin1")).map(({ specifier, kind, required }) =>
    required ? `${kind} ${specifier}` : `[${specifier}]`,
  );
}

test("every form of import is found", () => {
  const script = `
    import "./a.js";
    import b from './b.js';
    import * as c from "./c.js";
    import d, { e as f, "g h" as i } from "./d.js"
    import{j}from"./j.js";import data from "./k.json" with { type: "json" };
    import defer * as l from "./l.js";
  `;
  assert.deepEqual(
    addresses(script),
    "abcdj"
      .split("")
      .map((name) => `module ./${name}.js`)
      .concat("module ./k.json", "module ./l.js"),
  );
});

test("export from is found, other exports are not", () => {
  const script = `export { a } from "./a.js"; export * from "./b.js"; export * as c from './c.js';
    export { d }; const from = "./no.js"; export default "./no.js"; export const e = "./no.js"; export { f as from };"./no.js"`;
  assert.deepEqual(addresses(script), ["module ./a.js", "module ./b.js", "module ./c.js"]);
});

test("dynamic import, import.meta.resolve and new URL are found when their address is written out", () => {
  const script = `await import("./a.js"); import(\`./b.js\`); import(name); import("./c" + name); import(\`./\${x}.js\`);
    import.meta.resolve("./d.js"); new URL("e.png", import.meta.url); new URL("./f.png", base); new URL("g.png");`;
  assert.deepEqual(addresses(script), ["module ./a.js", "module ./b.js", "module ./d.js", "url e.png"]);
});

test("workers are found by import.meta.url and by path", () => {
  const script = `new Worker(new URL("./a.js", import.meta.url), { type: "module" }); new SharedWorker("/static/b.js"); importScripts("c.js", 'd.js');`;
  assert.deepEqual(addresses(script), ["url ./a.js", "page /static/b.js", "url c.js", "url d.js"]);
});

test("comments, strings, templates and regular expressions are not taken for imports", () => {
  const script = `
    // import "./no.js"
    /* import "./no.js" */
    const a = 'import "./no.js"', b = "import(\\"./no.js\\")", c = \`import "./no.js" \${d + \`import("./no.js")\`} import("./no.js")\`;
    const r = /import "\\/[/"]/.test(x), q = 4 / 2 / import("./yes.js");
    if (a) /import("x")/.exec(y);
    return /"/.test(z) && import("./also.js");
    let s = i++ / 2; import("./third.js"); x.import("./no.js"); y?.import("./no.js"); const o = { import: "./no.js" };
  `;
  assert.deepEqual(addresses(script), ["module ./yes.js", "module ./also.js", "module ./third.js"]);
});

test("an expression in a template is code", () => {
  assert.deepEqual(
    addresses(
      String.raw`\`$\{await import('./a.js')} $\{{ b: \`$\{import('./b.js')}\` }} '\`; import './c.js'`.replaceAll(
        "\\",
        "",
      ),
    ),
    ["module ./a.js", "module ./b.js", "module ./c.js"],
  );
});

test("a slash behind a block, a call and a condition is read as what it is", () => {
  assert.deepEqual(addresses(`function f() {} /'/.test(x); import("./a.js")`), ["module ./a.js"]);
  assert.deepEqual(addresses(`(a + b) / 2; import("./a.js"); c /'/`), ["module ./a.js"]);
  assert.deepEqual(addresses(`while (x) /'/.test(y), import("./a.js")`), ["module ./a.js"]);
  assert.deepEqual(addresses(`a[0] / b; "'" / import("./a.js")`), ["module ./a.js"]);
});

test("escapes in an address are resolved", () => {
  assert.deepEqual(addresses(String.raw`import "./\u00fc\x62\u{63}.js"; import "./é.js"`), [
    "module ./übc.js",
    "module ./é.js",
  ]);
});

test("source maps are found in comments only, and may be missing", () => {
  assert.deepEqual(addresses("x()\n//# sourceMappingURL=a.js.map"), ["[a.js.map]"]);
  assert.deepEqual(addresses('x("//# sourceMappingURL=a.js.map")'), []);
});

test("what is cut or endless ends, and quickly", () => {
  for (const script of [
    "import",
    "import {",
    "`${",
    "'",
    "/[",
    "import(",
    "/".repeat(50_000),
    "{".repeat(100_000),
    "import { a,".repeat(2000),
  ]) {
    assert.deepEqual(addresses(script), []);
  }
});
