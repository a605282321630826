import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";

/** Makes a change, the lines of a `diff`, where it stands; the file must have its former lines once. */
export async function changeFile(file: string, lines: readonly string[]): Promise<void> {
  const side = (sign: string) =>
    lines
      .filter((line) => line[0] !== sign)
      .map((line) => `${line.slice(1)}\n`)
      .join("");
  const parts = (await readFile(file, "utf8")).split(side("+"));
  assert.equal(parts.length, 2, `${file} has these lines ${parts.length - 1} times:\n${side("+")}`);
  await writeFile(file, parts.join(side("-")));
}
