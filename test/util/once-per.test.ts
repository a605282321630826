import assert from "node:assert/strict";
import { test } from "node:test";
import { oncePer } from "#rooms/util";

test("computes once for each object", () => {
  const asked: object[] = [];
  const sizeOf = oncePer((list: readonly unknown[]) => {
    asked.push(list);
    return { size: list.length };
  });
  const [one, two] = [[1], [1, 2]];
  const size = sizeOf(one);
  assert.deepEqual([size, sizeOf(two)], [{ size: 1 }, { size: 2 }]);
  assert.equal(sizeOf(one), size);
  assert.deepEqual(asked, [one, two]);
});

test("asks again after an error", () => {
  let calls = 0;
  const answer = oncePer((_key: object) => {
    calls += 1;
    if (calls === 1) throw new Error("not yet");
    return calls;
  });
  const key = {};
  assert.throws(() => answer(key), /not yet/);
  assert.equal(answer(key), 2);
});
