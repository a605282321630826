import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { csvLines } from "../../../../examples/mysite/blog/importing/csv-lines.ts";
import type { ImportLine } from "../../../../examples/mysite/blog/importing/import-line.ts";

async function* pieces(text: string, size: number): AsyncGenerator<string> {
  for (let start = 0; start < text.length; start += size) yield text.slice(start, start + size);
}

async function read(text: string, size: number): Promise<ImportLine[]> {
  const lines: ImportLine[] = [];
  for await (const line of csvLines(pieces(text, size))) lines.push(line);
  return lines;
}

const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
const cell = fc.string({ unit: fc.constantFrom("a", '"', ",", "\n", "\r", " ", "é") });

test("whatever is written with quotations is read as it was, however it arrives", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(cell, cell)), fc.integer({ min: 1, max: 5 }), async (rows, size) => {
      const text = [["x", "y"], ...rows].map((row) => row.map(quoted).join(",")).join("\r\n");
      const lines = await read(text, size);
      assert.deepEqual(
        lines.map((line) => ("values" in line ? [line.values.x, line.values.y] : line.problem)),
        rows,
      );
    }),
  );
});

test("records are counted by the line that they begin in", async () => {
  const text = 'x,y\n1,"a\nb"\n\n2,c\n3\n';
  assert.deepEqual(await read(text, 3), [
    { line: 2, values: { x: "1", y: "a\nb" } },
    { line: 5, values: { x: "2", y: "c" } },
    { line: 6, problem: "it has 1 cells, and the first row names 2 fields" },
  ]);
});
