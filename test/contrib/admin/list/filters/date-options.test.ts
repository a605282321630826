import assert from "node:assert/strict";
import { test } from "node:test";
import { f, Model } from "#rooms/db";
import { dateOptions } from "../../../../../src/contrib/admin/list/filters/date-options.ts";
import { configured } from "../../../support.ts";

class Letter extends Model("mail.Letter", { written: f.date(), sent: f.datetime({ null: true }) }) {}

/** The ranges that a filter offers, by their names. */
function ranges(name: string, now: string, zone: string) {
  const column = Letter.meta.fields.find((field) => field.name === name) ?? assert.fail(name);
  const { options } = configured(() => dateOptions(column, name, new Date(now)), { TIME_ZONE: zone });
  return Object.fromEntries(options.map(({ label, parameters }) => [label, Object.values(parameters).join(" to ")]));
}

test("days are those of the project's time zone, written as moments with their offset", () => {
  // In Stockholm it is the 1st of January already.
  assert.deepEqual(ranges("sent", "2025-12-31T23:30:00Z", "Europe/Stockholm"), {
    Today: "2025-12-31 23:00:00+00:00 to 2026-01-01 23:00:00+00:00",
    "Past 7 days": "2025-12-24 23:00:00+00:00 to 2026-01-01 23:00:00+00:00",
    "This month": "2025-12-31 23:00:00+00:00 to 2026-01-31 23:00:00+00:00",
    "This year": "2025-12-31 23:00:00+00:00 to 2026-12-31 23:00:00+00:00",
    "No date": "True",
    "Has date": "False",
  });
});

test("a field of days is compared with days, and one that is never empty offers no such rows", () => {
  assert.deepEqual(ranges("written", "2024-02-29T12:00:00Z", "UTC"), {
    Today: "2024-02-29 to 2024-03-01",
    "Past 7 days": "2024-02-22 to 2024-03-01",
    "This month": "2024-02-01 to 2024-03-01",
    "This year": "2024-01-01 to 2025-01-01",
  });
});

test("where the clocks skip midnight, a day begins when they show the next hour", () => {
  // On 8 September 2024 the clocks of Santiago went from midnight to one.
  const { Today } = ranges("sent", "2024-09-08T12:00:00Z", "America/Santiago");
  assert.equal(Today, "2024-09-08 04:00:00+00:00 to 2024-09-09 03:00:00+00:00");
});
