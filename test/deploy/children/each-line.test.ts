import assert from "node:assert/strict";
import { PassThrough } from "node:stream";
import { finished } from "node:stream/promises";
import { test } from "node:test";
import { eachLine } from "../../../src/deploy/children/each-line.ts";

async function linesOf(...chunks: readonly (string | Uint8Array)[]): Promise<readonly string[]> {
  const stream = new PassThrough();
  const lines: string[] = [];
  eachLine(stream, (line) => lines.push(line));
  for (const chunk of chunks) stream.write(chunk);
  stream.end();
  await finished(stream);
  return lines;
}

test("a line may come in pieces, several may come in one, and the last need not end", async () => {
  assert.deepEqual(await linesOf("on", "e\ntwo\n\nthr", "ee"), ["one", "two", "", "three"]);
});

test("a character that is cut in two stays one", async () => {
  const [first, second] = [Buffer.from("å\n").subarray(0, 1), Buffer.from("å\n").subarray(1)];
  assert.deepEqual(await linesOf(first, second), ["å"]);
});

test("a stream that says nothing has no lines", async () => {
  assert.deepEqual(await linesOf(), []);
});
