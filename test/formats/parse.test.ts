import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { formatDate, isoDateTime, parseDate, parseDateTime, parseTime } from "#rooms/formats";

const day = { year: 2026, month: 11, day: 2 };

test("days are read in each of Django's forms", () => {
  const texts = ["2026-11-02", "11/02/2026", "11/2/26", "Nov 2 2026", "Nov 2, 2026", "2 Nov 2026", "2 Nov, 2026"];
  const full = ["November 2 2026", "november 2, 2026", "2 November 2026", "2 November, 2026"];
  for (const text of [...texts, ...full]) assert.deepEqual(parseDate(text), day, text);
});

test("what a page shows can be typed in again", () => {
  for (let month = 1; month <= 12; month += 1) {
    const shown = { year: 2026, month, day: 7 };
    assert.deepEqual(parseDate(formatDate(shown)), shown);
  }
});

test("two digits of a year mean the century that is nearest", () => {
  assert.deepEqual(
    ["1/1/68", "1/1/69"].map((text) => parseDate(text)?.year),
    [2068, 1969],
  );
});

test("other forms and days that do not exist are no days", () => {
  const texts = ["", "2026-13-01", "2026-02-29", "2026-11-31", "0000-01-01", "22.11.2026", "Foo 2 2026", "2026-11-02x"];
  for (const text of [...texts, "2026-11-02\n", "constructor 2 2026"]) assert.equal(parseDate(text), undefined, text);
});

test("times are read to the microsecond", () => {
  assert.deepEqual(parseTime("8:30"), { hour: 8, minute: 30, second: 0, microsecond: 0 });
  assert.deepEqual(parseTime("08:30:59.25"), { hour: 8, minute: 30, second: 59, microsecond: 250_000 });
  for (const text of ["", "24:00", "8", "08:60", "08:30:60", "08:30 ", "8:30 a.m."]) {
    assert.equal(parseTime(text), undefined, text);
  }
});

test("moments are read in the zone, in Django's forms and those of browsers", () => {
  const moment = new Date("2026-11-02T07:30:00Z");
  const forms = [
    "2026-11-02 08:30",
    "2026-11-02T08:30",
    "2026-11-02 08:30:00",
    "11/02/2026 08:30",
    "11/2/26 8:30:00.0",
  ];
  for (const text of forms) assert.deepEqual(parseDateTime(text, "Europe/Stockholm"), { kind: "moment", moment }, text);
  assert.deepEqual(parseDateTime("2026-11-02", "UTC"), { kind: "moment", moment: new Date("2026-11-02T00:00:00Z") });
});

test("an offset says which zone is meant", () => {
  const moment = new Date("2026-10-25T00:30:00Z");
  for (const text of ["2026-10-25T00:30Z", "2026-10-25 02:30:00+02:00", "2026-10-24T20:00:00-0430"]) {
    assert.deepEqual(parseDateTime(text, "Europe/Stockholm"), { kind: "moment", moment }, text);
  }
});

test("an hour that was skipped or came twice is told apart from a malformed one", () => {
  const kinds = ["2026-03-29 02:30", "2026-10-25 02:30", "2026-10-25 25:00", "", "tomorrow", "2026-10-25 02:30+2"];
  assert.deepEqual(
    kinds.map((text) => parseDateTime(text, "Europe/Stockholm").kind),
    ["skipped", "ambiguous", "malformed", "malformed", "malformed", "malformed"],
  );
});

test("no text takes the parsers aback", () => {
  const parts = fc.constantFrom(
    "2026-11-02",
    " ",
    "T",
    "08:30",
    ":59",
    ".1",
    "Z",
    "+02:00",
    "-",
    "Nov 2, 2026",
    "\0",
    "9",
  );
  fc.assert(
    fc.property(
      fc.array(parts).map((list) => list.join("")),
      (text) => {
        const parsed = parseDateTime(text, "Europe/Stockholm");
        if (parsed.kind !== "moment") return;
        const again = parseDateTime(isoDateTime(parsed.moment, "UTC"), "UTC");
        assert.ok(again.kind === "moment" && Math.abs(Number(again.moment) - Number(parsed.moment)) < 1000);
      },
    ),
  );
});
