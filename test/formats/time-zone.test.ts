import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { isoDate, isoDateTime, isoTime, localDateTime, momentsOf } from "#rooms/formats";

const zones = ["UTC", "Europe/Stockholm", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "Pacific/Apia"];
const midnight = { hour: 0, minute: 0, second: 0, microsecond: 0 };

test("every moment is found again from what calendar and clock showed at it", () => {
  const moments = fc.date({ min: new Date("0001-01-03"), max: new Date("9999-12-29"), noInvalidDate: true });
  fc.assert(
    fc.property(moments, fc.constantFrom(...zones), (moment, zone) => {
      const found = momentsOf(localDateTime(moment, zone), zone).map(Number);
      assert.ok(found.includes(moment.getTime()), `${zone}: ${moment.toISOString()}`);
      assert.ok(found.length <= 2);
    }),
    { numRuns: 1000 },
  );
});

test("an hour that the clocks skip has no moment, one that they repeat has two", () => {
  const spring = { year: 2026, month: 3, day: 29, ...midnight, hour: 2, minute: 30 };
  const autumn = { year: 2026, month: 10, day: 25, ...midnight, hour: 2, minute: 30 };
  assert.deepEqual(momentsOf(spring, "Europe/Stockholm"), []);
  const repeated = [new Date("2026-10-25T00:30:00Z"), new Date("2026-10-25T01:30:00Z")];
  assert.deepEqual(momentsOf(autumn, "Europe/Stockholm"), repeated);
  assert.deepEqual(momentsOf(autumn, "UTC"), [new Date("2026-10-25T02:30:00Z")]);
});

test("a zone may skip a whole day", () => {
  assert.deepEqual(momentsOf({ year: 2011, month: 12, day: 30, ...midnight, hour: 12 }, "Pacific/Apia"), []);
});

test("the values of date and time controls are ISO 8601, in the zone", () => {
  const moment = new Date("2026-11-22T07:30:05.999Z");
  assert.equal(isoDateTime(moment, "Europe/Stockholm"), "2026-11-22T08:30:05");
  assert.equal(isoDate({ year: 33, month: 4, day: 3 }), "0033-04-03");
  assert.equal(isoTime({ hour: 8, minute: 5, second: 0 }), "08:05:00");
});
