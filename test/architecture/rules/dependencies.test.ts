import assert from "node:assert/strict";
import { test } from "node:test";
import { brief, houseWith } from "../plant.ts";
import { checkAccount, checkLibrariesDeclared } from "./dependencies.ts";

test("only declared libraries are imported", () => {
  const packageFile = {
    dependencies: { pg: "8.0.0", "@scope/thing": "1.0.0" },
    devDependencies: { "fast-check": "4.0.0" },
  };
  const tree = houseWith({
    "src/db/declared.ts": 'import "@scope/thing/part"; import "node:fs"; import "fs/promises";',
    "src/db/planted.ts": 'import "pg-types"; import fc from "fast-check";',
  });
  assert.deepEqual(brief(checkLibrariesDeclared(tree, packageFile)), [
    "undeclared-library src/db/planted.ts",
    "undeclared-library src/db/planted.ts",
  ]);
});

test("a dependency without its line, and a line without its dependency, are found", () => {
  const packageFile = {
    dependencies: { pg: "8.0.0" },
    optionalDependencies: { "one-x64": "1.0.0", "one-arm64": "1.0.0" },
  };
  const page = "| package | what |\n| --- | --- |\n| `pg` | database |\n| `one-x64`, `one-arm64` | uses `code` |\n";
  assert.deepEqual(checkAccount(packageFile, page), []);
  assert.deepEqual(
    checkAccount({ ...packageFile, devDependencies: { tool: "1.0.0" } }, `${page}| \`gone\` | left over |\n`).map(
      ({ message }) => message,
    ),
    ["names tool, which docs/internals/DEPENDENCIES.md does not", "names gone, which package.json does not"],
  );
});
