import assert from "node:assert/strict";
import { test } from "node:test";
import { createOutput } from "#rooms/management";
import { readableLine } from "../../../src/deploy/formation/readable-line.ts";

const screen = { isTTY: true, hasColors: () => true, write: () => true };
const pipe = { write: () => true };
const { style } = createOutput({ stdout: pipe, stderr: pipe });

function readable(record: object): string {
  return readableLine(JSON.stringify(record), style);
}

test("a record is its level, its message and its fields, without those that every record has", () => {
  const record = { level: "info", time: "2026-01-01T00:00:00Z", pid: 1, release: "v1", port: 8000, message: "Serving" };
  assert.equal(readable(record), "INFO Serving port=8000");
  assert.equal(readable({ level: "info", message: "Clock started", jobs: ["a b"] }), 'INFO Clock started jobs=["a b"]');
});

test("warnings and errors are coloured at a terminal", () => {
  const { style: coloured } = createOutput({ stdout: screen, stderr: screen });
  for (const level of ["warn", "error"]) {
    assert.notEqual(readableLine(`{"level":"${level}","message":"m"}`, coloured), `${level.toUpperCase()} m`);
  }
});

test("what is no record stays as it is", () => {
  for (const line of ["", "Deleted 3 sessions.", "{", '{"a":1}', "[1]", '{"level":1,"message":"m"}']) {
    assert.equal(readableLine(line, style), line);
  }
});

test("nothing in a record commands the terminal", () => {
  const hostile = "\u001b[2J\u009b2J\u0007\u007f\u202e";
  const line = readable({ level: "info", message: `GET ${hostile}`, path: hostile, [hostile]: hostile });
  assert.doesNotMatch(line, /\p{C}/u);
});
