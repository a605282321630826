import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { Duration } from "#rooms/db";

test("the text is Django's, where only the days are negative", () => {
  const texts = [
    [{}, "00:00:00", "P0DT00H00M00S"],
    [{ hours: 36, seconds: 1.5 }, "1 12:00:01.500000", "P1DT12H00M01.500000S"],
    [{ seconds: -1 }, "-1 23:59:59", "-P0DT00H00M01S"],
    [{ days: -2, microseconds: 1 }, "-2 00:00:00.000001", "-P1DT23H59M59.999999S"],
    [{ minutes: 90, milliseconds: 5 }, "01:30:00.005000", "P0DT01H30M00.005000S"],
  ] as const;
  for (const [parts, text, iso] of texts) {
    assert.deepEqual([Duration.of(parts).toString(), JSON.parse(JSON.stringify(Duration.of(parts)))], [text, iso]);
  }
});

test("what Django writes and what PostgreSQL answers is read", () => {
  const lengths = [
    ["1 day 02:03:04.5", { days: 1, hours: 2, minutes: 3, seconds: 4.5 }],
    ["-1 days +02:03:04", { days: -1, hours: 2, minutes: 3, seconds: 4 }],
    ["1 year 2 mons 3 days 04:05:06", { days: 428, hours: 4, minutes: 5, seconds: 6 }],
    ["-1 years -2 mons +3 days -04:05:06.789", { days: -422, hours: -4, minutes: -5, seconds: -6.789 }],
    ["1 mon", { days: 30 }],
    ["-00:00:00.000001", { microseconds: -1 }],
    ["3 02:00:00", { days: 3, hours: 2 }],
    ["-1 23:59:59", { seconds: -1 }],
    ["P4DT1H15M20S", { days: 4, hours: 1, minutes: 15, seconds: 20 }],
    ["-PT0.5S", { seconds: -0.5 }],
  ] as const;
  for (const [text, parts] of lengths) assert.deepEqual(Duration.from(text), Duration.of(parts), text);
});

test("anything else is refused", () => {
  for (const text of ["", "P", "PT", "5", "1 day 2", "two days", "1:2:3", "00:00:00.0000001", "1 2 3", "1 year ago"]) {
    assert.throws(() => Duration.from(text), { code: "db.invalid_date" }, text);
  }
  assert.throws(() => Duration.of({ days: Number.NaN }), { code: "db.invalid_date" });
});

test("durations are ordered, compared and frozen", () => {
  const [short, long] = [Duration.of({ hours: 23 }), Duration.of({ days: 1 })];
  assert.deepEqual([long, short].sort(Duration.compare), [short, long]);
  assert.equal(Duration.compare(short, Duration.of({ minutes: 23 * 60 })), 0);
  assert.ok(short < long);
  assert.throws(() => Object.assign(short, { microseconds: 1n }), TypeError);
});

test("both texts of any duration lead back to it", () => {
  const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31);
  console.log(`Seed of the durations: ${seed} (repeat with SEED=${seed})`);
  const property = fc.property(fc.bigInt(-(10n ** 22n), 10n ** 22n), (microseconds) => {
    const duration = new Duration(microseconds);
    assert.deepEqual(Duration.from(duration.toString()), duration);
    assert.deepEqual(Duration.from(duration.toISOString()), duration);
  });
  fc.assert(property, { seed });
});
