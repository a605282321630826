import assert from "node:assert/strict";
import test from "node:test";
import { elidedRange } from "../../../src/db/paging/elided-range.ts";

// What Django 3.2's Paginator.get_elided_page_range answers.
const recorded: readonly (readonly [number: number, pages: number, expected: string])[] = [
  [1, 1, "1"],
  [1, 10, "1 2 3 4 5 6 7 8 9 10"],
  [1, 11, "1 2 3 4 … 10 11"],
  [7, 50, "1 2 3 4 5 6 7 8 9 10 … 49 50"],
  [8, 50, "1 2 … 5 6 7 8 9 10 11 … 49 50"],
  [43, 50, "1 2 … 40 41 42 43 44 45 46 … 49 50"],
  [44, 50, "1 2 … 41 42 43 44 45 46 47 48 49 50"],
  [50, 50, "1 2 … 47 48 49 50"],
];

test("page numbers are left out where Django leaves them out", () => {
  for (const [number, pages, expected] of recorded) assert.equal(elidedRange(number, pages).join(" "), expected);
});

test("how many are shown can be said", () => {
  assert.deepEqual(elidedRange(10, 20, { onEachSide: 1, onEnds: 1 }), [1, "…", 9, 10, 11, "…", 20]);
  assert.deepEqual(elidedRange(10, 20, { onEachSide: 0, onEnds: 0 }), ["…", 10, "…"]);
});
