import assert from "node:assert/strict";
import { test } from "node:test";
import { exampleModule } from "./example-module.ts";
import { expectations } from "./expectations.ts";

const bodyOf = (code: string) => {
  const [, body = ""] =
    /Expectations\) \{\n(.*)\n\}/s.exec(exampleModule({ blocks: [{ line: 7, code }], cells: [] })) ?? [];
  return body;
};

test("what stands behind an arrow is compared with the statement, or with the constant that it declares", () => {
  assert.equal(bodyOf("await a(); // → 1\n"), "same(await a(), 1);");
  assert.equal(bodyOf("const x = a(); // → [1]\n"), "const x = a(); same(x, [1]);");
  assert.equal(
    bodyOf("const [x, y] = a(\n  1,\n); // → [1, 2]\n"),
    "const [x, y] = a(\n  1,\n); same([x, y], [1, 2]);",
  );
});

test("an error that is promised is expected, and the line before a statement stays before it", () => {
  const body = bodyOf("// @ts-expect-error misspelt\na(); // throws db.unknown_field\n");
  assert.equal(body, `// @ts-expect-error misspelt\nawait throws("db.unknown_field", async () => { a(); });`);
});

test("an expectation that could not be checked is refused", () => {
  assert.throws(() => bodyOf("if (a) {\n  b(); // → 1\n}\n"), /Line 7: an expectation stands behind no statement/);
  assert.throws(() => bodyOf("a() // → 1\n"), /stands behind no statement/);
});

test("imports stand at the head, once for all blocks of a page", () => {
  const blocks = [
    { line: 1, code: `import { a } from "x";\n\na();\n` },
    { line: 9, code: "a();\n" },
  ];
  const module = exampleModule({ blocks, cells: [{ line: 20, code: "a()" }] });
  assert.ok(module.startsWith(`import { a } from "x";`));
  assert.match(module, /function line1\(.*function line9\(.*function line20_0\(/s);
});

test("another value, no error and another error than expected are failures", async () => {
  assert.throws(() => expectations.same([1], [2]), { code: "ERR_ASSERTION" });
  await assert.rejects(
    expectations.throws("db.unknown_field", () => undefined),
    /nothing was thrown/,
  );
  await assert.rejects(
    expectations.throws("db.unknown_field", () => assert.fail("other")),
    /other/,
  );
});
