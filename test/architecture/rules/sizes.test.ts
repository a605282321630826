import assert from "node:assert/strict";
import { test } from "node:test";
import { assertRefusedInDb, assertWelcomeInDb, brief, plant } from "../plant.ts";
import { limits } from "../rooms.ts";

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
