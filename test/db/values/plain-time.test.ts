import assert from "node:assert/strict";
import test from "node:test";
import { PlainTime } from "#rooms/db";

test("times are read with or without seconds and their fraction", () => {
  assert.deepEqual(PlainTime.from("09:05"), new PlainTime(9, 5));
  assert.deepEqual(PlainTime.from("09:05:30.25"), new PlainTime(9, 5, 30, 250_000));
});

test("the text has six digits behind the seconds, or none", () => {
  assert.equal(new PlainTime(9).toString(), "09:00:00");
  assert.equal(JSON.stringify({ at: new PlainTime(9, 5, 30, 1) }), '{"at":"09:05:30.000001"}');
});

test("times that no clock shows are refused", () => {
  for (const text of ["24:00", "9:05", "09:60", "09:05:60", "09:05:30.1234567", "09:05:30+01", ""]) {
    assert.throws(() => PlainTime.from(text), { code: "db.invalid_date" }, text);
  }
  assert.throws(() => new PlainTime(1.5), { code: "db.invalid_date" });
});

test("times are ordered and frozen", () => {
  const times = ["10:00", "09:59:59.999999", "09:59:59"].map(PlainTime.from);
  assert.deepEqual(times.sort(PlainTime.compare).map(String), ["09:59:59", "09:59:59.999999", "10:00:00"]);
  assert.throws(() => Object.assign(new PlainTime(1), { hour: 2 }), TypeError);
});
