import assert from "node:assert/strict";
import test from "node:test";
import { PlainDate } from "#rooms/db";

test("days are ordered, by year, month and day", () => {
  const days = ["2026-01-02", "0999-12-31", "2025-12-03", "2026-01-01"].map(PlainDate.from);
  const sorted = ["0999-12-31", "2025-12-03", "2026-01-01", "2026-01-02"];
  assert.deepEqual(days.sort(PlainDate.compare).map(String), sorted);
});

test("days that do not exist are refused", () => {
  for (const text of ["2026-02-29", "2026-13-01", "0000-01-01", "2026-1-1", "infinity"]) {
    assert.throws(() => PlainDate.from(text), { code: "db.invalid_date" }, text);
  }
});
