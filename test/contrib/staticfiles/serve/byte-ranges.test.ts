import assert from "node:assert/strict";
import { test } from "node:test";
import { readRanges } from "../../../../src/contrib/staticfiles/serve/byte-ranges.ts";

const cases: Readonly<Record<string, ReturnType<typeof readRanges>>> = {
  "bytes=0-0": [{ first: 0, last: 0 }],
  "bytes=2-": [{ first: 2, last: 9 }],
  "bytes=-3": [{ first: 7, last: 9 }],
  "bytes=-99": [{ first: 0, last: 9 }],
  "bytes=5-99": [{ first: 5, last: 9 }],
  "BYTES=1-2": [{ first: 1, last: 2 }],
  "bytes=0-1, ,5-6": [
    { first: 0, last: 1 },
    { first: 5, last: 6 },
  ],
  "bytes=0-1,50-": [{ first: 0, last: 1 }],
  "bytes=10-": "unsatisfiable",
  "bytes=-0": "unsatisfiable",
  [`bytes=${"9".repeat(400)}-`]: "unsatisfiable",
  "bytes=5-2": undefined,
  "bytes=a-b": undefined,
  "bytes=-": undefined,
  "bytes=": undefined,
  "bytes=,": undefined,
  "bytes 0-1": undefined,
  "lines=0-1": undefined,
  "bytes=0-1,5-2": undefined,
  // More bytes than the file has, and more ranges than anybody needs.
  "bytes=0-,0-": undefined,
  "bytes=0-9,1-1": undefined,
  [`bytes=${"0-0,".repeat(17)}0-0`]: undefined,
};

for (const [header, expected] of Object.entries(cases)) {
  test(`of ten bytes, ${header.slice(0, 40)} means ${JSON.stringify(expected) ?? "all"}`, () => {
    assert.deepEqual(readRanges(header, 10), expected);
  });
}

test("an empty file has no ranges", () => {
  assert.equal(readRanges("bytes=0-", 0), "unsatisfiable");
  assert.equal(readRanges("bytes=-1", 0), "unsatisfiable");
});
