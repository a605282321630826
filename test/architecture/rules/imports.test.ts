import assert from "node:assert/strict";
import { test } from "node:test";
import { assertRefusedInDb, assertWelcomeInDb, brief, plant } from "../plant.ts";

test("a house that keeps the rules has no findings", () => {
  assert.deepEqual(plant({}), []);
});

test("an upward import is found, however it is written", () => {
  assertRefusedInDb('import { user } from "#rooms/contrib/auth";', "upward-import");
  assertRefusedInDb("import {\n  user,\n  type Other,\n} from\n  '#rooms/contrib/auth';", "upward-import");
  assertRefusedInDb('import "#rooms/contrib/auth";', "upward-import");
  assertRefusedInDb('import auth, * as all from "#rooms/contrib/auth";', "upward-import");
  assertRefusedInDb('export { user } from "#rooms/contrib/auth";', "upward-import");
  assertRefusedInDb('export * from "#rooms/contrib/auth";', "upward-import");
  assertRefusedInDb('export * as auth from "#rooms/contrib/auth";', "upward-import");
  assertRefusedInDb('const { user } = await import("#rooms/contrib/auth");', "upward-import");
  assertRefusedInDb("const auth = await import(\n  `#rooms/contrib/auth`\n);", "upward-import");
  assertRefusedInDb('import { type User } from "#rooms/contrib/auth";', "upward-import");
  assertRefusedInDb('const a = 1; import type from "#rooms/contrib/auth";', "upward-import");
});

test("an upward import of types is found", () => {
  assertRefusedInDb('import type { User } from "#rooms/contrib/auth";', "upward-import-of-types");
  assertRefusedInDb('import type User from "#rooms/contrib/auth";', "upward-import-of-types");
  assertRefusedInDb('export type { User } from "#rooms/contrib/auth";', "upward-import-of-types");
});

test("rooms of one level do not know each other, nor does a room import itself", () => {
  assertRefusedInDb('import { route } from "#rooms/http";', "sideways-import");
  assertRefusedInDb('import type { Route } from "#rooms/http";', "sideways-import-of-types");
  assertRefusedInDb('import { Thing } from "#rooms/db";', "sideways-import");
});

test("what only looks like an import is none", () => {
  assertWelcomeInDb('// import { user } from "#rooms/contrib/auth";');
  assertWelcomeInDb('/* export * from "#rooms/contrib/auth"; */');
  assertWelcomeInDb("const text = 'import { user } from \"#rooms/contrib/auth\"';");
  assertWelcomeInDb('const text = `import { user } from "#rooms/contrib/auth"`;');
  assertWelcomeInDb('const pattern = /import "#rooms.contrib.auth"/;');
  assertWelcomeInDb('export const from = "#rooms/contrib/auth";');
  assertWelcomeInDb('export interface Place { from: "#rooms/contrib/auth" }');
});

test("an import inside a template's expression is one", () => {
  assertRefusedInDb(`const text = \`\${\`a \${"}"}\`} \${await import("#rooms/contrib/auth")} "\`;`, "upward-import");
});

test("a room is entered by its name only", () => {
  assertRefusedInDb('import { settings } from "../config/settings.ts";', "past-index");
  assertRefusedInDb('import { settings } from "../config/index.ts";', "past-index");
  assertRefusedInDb('import { settings } from "#rooms/config/settings.ts";', "past-index");
  assertRefusedInDb('import { help } from "../../test/help.ts";', "past-index");
  assert.deepEqual(brief(plant({ "src/contrib/auth/planted.ts": 'import "../sessions/session.ts";' })), [
    "past-index src/contrib/auth/planted.ts",
  ]);
});

test("an import of no room is found", () => {
  assertRefusedInDb('import { thing } from "#rooms/nowhere";', "unknown-import");
  assertRefusedInDb('import { thing } from "#elsewhere";', "unknown-import");
});
