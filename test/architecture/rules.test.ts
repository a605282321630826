import assert from "node:assert/strict";
import { test } from "node:test";
import { brief, houseWith, plant } from "./plant.ts";
import { limits } from "./rooms.ts";
import { checkAccount, checkLibrariesDeclared } from "./rules/dependencies.ts";
import { checkWords } from "./rules/words.ts";

/** Plants one line in room db and expects exactly one finding there. */
function assertRefusedInDb(line: string, rule: string): void {
  assert.deepEqual(brief(plant({ "src/db/planted.ts": `${line}\n` })), [`${rule} src/db/planted.ts`], line);
}

function assertWelcomeInDb(line: string): void {
  assert.deepEqual(plant({ "src/db/planted.ts": `${line}\n` }), [], line);
}

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

test("a room that is not in the table, or has no entry point, is found", () => {
  assert.deepEqual(brief(plant({ "src/helpers/index.ts": "" })), ["unknown-room src/helpers"]);
  assert.deepEqual(brief(plant({ "src/contrib/shop/index.ts": "" })), ["unknown-room src/contrib/shop"]);
  assert.deepEqual(brief(plant({ "src/stray.ts": "" })), ["unknown-room src/stray.ts"]);
  assert.deepEqual(brief(plant({ "src/forms/form.ts": "" })), ["no-entry-point src/forms"]);
});

test("a library is used by its owner only", () => {
  for (const library of ["fastify", "pino", "node:child_process", "node:process", "node:async_hooks"]) {
    assertRefusedInDb(`import thing from "${library}";`, "foreign-library");
  }
  assertRefusedInDb('import type { FastifyInstance } from "fastify";', "foreign-library");
  assertRefusedInDb('const { default: pino } = await import("pino/file");', "foreign-library");
  assert.deepEqual(brief(plant({ "src/http/planted.ts": 'import { sql } from "kysely";' })), [
    "foreign-library src/http/planted.ts",
  ]);
  assertWelcomeInDb('import { sql } from "kysely"; import types from "pg/types"; import { join } from "node:path";');
});

test("a member of a global is used by its owner only", () => {
  for (const use of [
    "process.env.HOME",
    "process\n  .env",
    "process?.env",
    "globalThis.process.env",
    "process.argv[2]",
    "process.exit(1)",
    'process.on("SIGTERM", stop)',
    "process.stdout.write(text)",
    "console.log(text)",
    "globalThis.console.log(text)",
    `\`\${process.env.HOME}\``,
  ]) {
    assertRefusedInDb(`const value = ${use};`, "foreign-global");
  }
  assertRefusedInDb("const { pid, env: variables } = process;", "foreign-global");
  assertRefusedInDb("process.exitCode = 1;", "foreign-global");
});

test("a global is named with the member that is used", () => {
  assertRefusedInDb('const value = process["env"];', "whole-process");
  assertRefusedInDb("const everything = process;", "whole-process");
  assertRefusedInDb("inspect(process);", "whole-process");
  assertRefusedInDb("(process as unknown as Fake).env;", "whole-process");
});

test("what only looks like an owned global is none", () => {
  assertWelcomeInDb("// process.env is read elsewhere, console.log nowhere");
  assertWelcomeInDb('const text = "process.env";');
  assertWelcomeInDb("const text = worker.process.env + myconsole.log + process.environment + process.pid;");
  assertWelcomeInDb("const { pid, platform } = process;");
  assertWelcomeInDb("interface Task { process: string; console?: string; process(): void }");
});

test("a file may have as many lines of code as the limit says, and comments for free", () => {
  const line = "export const line = 1;\n";
  const comments = "/**\n * A comment.\n */\n\n// Another.\n".repeat(200);
  assertWelcomeInDb(comments + line.repeat(limits.fileLines));
  assertRefusedInDb(line.repeat(limits.fileLines + 1), "long-file");
});

test("an entry point is short", () => {
  const index = 'export { a } from "./thing.ts";\n'.repeat(limits.entryPointLines + 1);
  assert.deepEqual(brief(plant({ "src/db/index.ts": index })), ["long-entry-point src/db/index.ts"]);
});

test("a function is short, in every form that has a body", () => {
  const body = "  step();\n".repeat(limits.functionLines);
  const longest = "  step();\n".repeat(limits.functionLines - 2);
  const forms: readonly ((lines: string) => string)[] = [
    (lines) => `function work() {\n${lines}}`,
    (lines) =>
      `export async function* work<T extends { a: (b: string) => void }>(a: T): AsyncGenerator<{ b: T }> {\n${lines}}`,
    (lines) => `const work = (a: number): a is 1 => {\n${lines}};`,
    (lines) => `const work = async ({ a = {} }): Promise<{ b: string }> => {\n${lines}};`,
    (lines) => `class Work {\n  #work(a = "{"): { b: string } | undefined {\n${lines}}\n}`,
    (lines) => `const work = { get work() {\n${lines}} };`,
    (lines) => `function work(): () => void {\n${lines}}`,
    (lines) => `const work = (a: string) => html\`\n${lines}\`;`,
  ];
  for (const form of forms) {
    assert.deepEqual(brief(plant({ "src/db/planted.ts": form(longest) })), [], form("…"));
    const [finding, ...others] = brief(plant({ "src/db/planted.ts": form(body) }));
    assert.match(finding ?? "", /^long-function src\/db\/planted\.ts:\d$/, form("…"));
    assert.deepEqual(others, []);
  }
});

test("what is long but no function is not taken for one", () => {
  const lines = "  a: 1,\n".repeat(limits.functionLines + 9);
  assertWelcomeInDb(`export const table = make({\n${lines}});`);
  assertWelcomeInDb(`class User extends Model("auth.User", {\n${lines}}) {\n  name() {}\n}`);
  assertWelcomeInDb(`interface Work {\n  go(a: string): void;\n${lines.replaceAll(",", ";")}}`);
  assertWelcomeInDb(`for (const a of b) {\n${lines}}\nif (c) {\n${lines}}`);
  assertWelcomeInDb(`type Work = (a: string) => void;\nexport const table = {\n${lines}};`);
});

test("a function has few parameters", () => {
  const names = ["one", "two", "three", "four", "five", "six"];
  const typed = names.map((name) => `${name}: Map<string, { a: number }>`);
  assertWelcomeInDb(`function work(${typed.slice(1).join(", ")}) {}`);
  assertWelcomeInDb(`function work(this: Work, ${typed.slice(1).join(", ")},) {}`);
  assertWelcomeInDb(`const work = ({ ${names.join(", ")} }: Work) => one;`);
  assertWelcomeInDb(`work(${names.join(", ")});`);
  const [finding] = brief(plant({ "src/db/planted.ts": `function work(\n  ${typed.join(",\n  ")},\n) {}` }));
  assert.equal(finding, "many-parameters src/db/planted.ts:1");
});

test("a folder with many files is split into folders of variants", () => {
  const files = (folder: string, count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`${folder}/file-${index}.ts`, ""]));
  assert.deepEqual(brief(plant(files("src/db", limits.filesInFolder))), ["crowded-folder src/db"]);
  assert.deepEqual(plant({ ...files("src/db/fields", limits.filesInFolder), ...files("src/db/rows", 9) }), []);
});

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
      `the work/done, ./work/done, ${["", "tmp"].join("/")} and ${["", "tmp", "tolv-1"].join("/")}`,
    ),
    [],
  );
});
