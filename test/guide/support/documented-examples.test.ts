import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";
import { documentedCells, documentedExamples } from "./documented-examples.ts";
import { guidePage } from "./guide.ts";

const directory = await mkdtemp(join(tmpdir(), "tolv-page-"));
after(() => rm(directory, { recursive: true }));

async function pageOf(text: string): Promise<URL> {
  const file = join(directory, "page.md");
  await writeFile(file, text);
  return pathToFileURL(file);
}

test("blocks that name no file are examples, told by their line", async () => {
  const page = await pageOf("# Page\n\n```ts\n// a.ts\nfile();\n```\n\n```ts\n// a remark\nexample();\n```\n");
  assert.deepEqual(documentedExamples(page), [{ line: 9, code: "// a remark\nexample();\n" }]);
});

test("every piece of code in a column Tolv is an example, and a row without one is refused", async () => {
  const table = "| Django | Tolv |\n| --- | --- |\n| `a \\| b` | `c()`, `` sql`d` `` |\n";
  const expected = [
    { line: 4, code: "c()" },
    { line: 4, code: "sql`d`" },
  ];
  assert.deepEqual(documentedCells(await pageOf(`\n${table}`)), expected);
  const page = await pageOf(`${table}| e | nothing |\n`);
  assert.throws(() => documentedCells(page), /Line 4: the column "Tolv" has no code/);
});

test("the blocks of the guides are in languages that the tests know", () => {
  const known = ["diff", "dockerfile", "js", "prisma", "python", "sh", "text", "ts", "yaml"];
  for (const file of globSync("*.md", { cwd: guidePage(".") })) {
    const fences = readFileSync(guidePage(file), "utf8").matchAll(/^ *```([^\n]*)\n.*?^ *```$/gms);
    for (const [, language = ""] of fences) assert.ok(known.includes(language), `${file}: ${language}`);
  }
});

test("every table with a column Tolv is found", () => {
  for (const file of globSync("*.md", { cwd: guidePage(".") })) {
    const text = readFileSync(guidePage(file), "utf8");
    const rows = [...text.matchAll(/\|\s*Tolv\s*\|\n.*\n((?:\|.*\n)+)/g)].flatMap(([, body = ""]) =>
      body.trimEnd().split("\n"),
    );
    assert.equal(new Set(documentedCells(guidePage(file)).map(({ line }) => line)).size, rows.length, file);
  }
});
