import assert from "node:assert/strict";
import { existsSync, globSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { rooms } from "../architecture/rooms.ts";
import { readSourceTree } from "../architecture/source-tree.ts";
import { listUndocumented, listWithoutExample } from "./documented-exports.ts";

const root = join(import.meta.dirname, "../..");
const tree = readSourceTree(root);
const entryPoints = rooms
  .map(({ name }) => ({ name, path: `src/${name}/index.ts` }))
  .filter(({ path }) => tree.has(path));

test("every room with an index is reachable under the name of the package", async () => {
  assert.ok(entryPoints.length > 20);
  for (const { name, path } of entryPoints) {
    assert.equal(fileURLToPath(import.meta.resolve(`tolv/${name}`)), join(root, path));
    assert.ok(Object.keys(await import(`tolv/${name}`)).length > 0, name);
  }
});

test("what lies inside a room is not reachable", async () => {
  const inside = globSync("src/*/*/*.ts", { cwd: root })[0] ?? "";
  const name = inside.replace(/^src\//, "").replace(/\.ts$/, "");
  assert.ok(existsSync(join(root, inside)));
  await assert.rejects(import(`tolv/${name}`), { code: "ERR_MODULE_NOT_FOUND" });
});

for (const { name, path } of entryPoints) {
  test(`every function, class and constant of room ${name} has a docstring`, () => {
    assert.deepEqual(listUndocumented(tree, path), []);
  });
}

test("whatever the root index hands out shows an example", () => {
  assert.deepEqual(listWithoutExample(tree, "src/index.ts"), []);
});

test("a definition without an example is reported", () => {
  const planted = new Map([
    ["src/index.ts", 'export { shown, type Row, told } from "#rooms/db";\n'],
    ["src/db/index.ts", 'export { inner, shown, told } from "./query.ts";\n'],
    [
      "src/db/query.ts",
      "/**\n * Shows.\n * @example\n * shown();\n */\nexport function shown() {}\n\n/** Tells. */\nexport const told = 1;\n",
    ],
  ]);
  assert.deepEqual(listWithoutExample(planted, "src/index.ts"), ["src/db/query.ts told"]);
});

test("a definition without a docstring is reported, however the index hands it out", () => {
  const planted = new Map([
    ["src/db/index.ts", 'export { bare, type Row, told } from "./query.ts";\nexport * from "./errors.ts";\n'],
    ["src/db/errors.ts", 'export * from "./errors/row-errors.ts";\n'],
    ["src/db/errors/row-errors.ts", "export const RowGone = 1;\n\n/** Says why. */\nexport class RowKept {}\n"],
    ["src/db/query.ts", "/** Says what. */\nexport function told() {}\n\nexport async function bare() {}\n"],
  ]);
  assert.deepEqual(listUndocumented(planted, "src/db/index.ts"), [
    "src/db/errors/row-errors.ts RowGone",
    "src/db/query.ts bare",
  ]);
});
