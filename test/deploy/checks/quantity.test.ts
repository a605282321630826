import assert from "node:assert/strict";
import { test } from "node:test";
import { cores, mebibytes, seconds } from "../../../src/deploy/checks/quantity.ts";

for (const [text, binary, kubernetes] of [
  ["256M", 256, 244],
  ["256Mi", 256, 256],
  ["256mb", 256, 256],
  ["1G", 1024, 954],
  ["1.5Gi", 1536, 1536],
  ["268435456", 256, 256],
] as const) {
  test(`${text} of memory is ${binary} MiB to compose and systemd, ${kubernetes} to Kubernetes`, () => {
    assert.equal(mebibytes(text, "binary"), binary);
    assert.equal(Math.round(mebibytes(text, "kubernetes") ?? 0), kubernetes);
  });
}

test("what is no amount is none", () => {
  for (const text of [undefined, "", "much", "12Q", "-1M"]) {
    assert.equal(mebibytes(text, "binary"), undefined);
    assert.equal(cores(text), undefined);
    assert.equal(seconds(text), undefined);
  }
});

test("cores stand as a number or as thousandths", () => {
  assert.deepEqual([cores("2"), cores("0.5"), cores("250m")], [2, 0.5, 0.25]);
});

test("times are seconds unless they say otherwise", () => {
  assert.deepEqual(["30", "30s", "1m30s", "1min 30s", "500ms", "1h"].map(seconds), [30, 30, 90, 90, 0.5, 3600]);
});
