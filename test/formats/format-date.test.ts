import assert from "node:assert/strict";
import { test } from "node:test";
import { currentConfig, readConfig } from "#rooms/config";
import { runInContext } from "#rooms/context";
import { PlainDate, PlainTime } from "#rooms/db";
import { formatDate, formatDateTime, formatTime } from "#rooms/formats";

test("days are written with the month's usual abbreviation", () => {
  const days = ["2026-01-02", "2026-03-31", "2026-05-01", "2026-09-09", "2026-11-22", "0033-04-03"];
  assert.deepEqual(
    days.map((day) => formatDate(PlainDate.from(day))),
    ["Jan. 2, 2026", "March 31, 2026", "May 1, 2026", "Sept. 9, 2026", "Nov. 22, 2026", "April 3, 33"],
  );
});

test("times are written as Django's P does", () => {
  const times = ["08:30", "08:00", "12:00", "12:05", "00:00", "00:01", "23:59:59.9", "13:00"];
  assert.deepEqual(
    times.map((time) => formatTime(PlainTime.from(time))),
    ["8:30 a.m.", "8 a.m.", "noon", "12:05 p.m.", "midnight", "12:01 a.m.", "11:59 p.m.", "1 p.m."],
  );
});

test("moments are written in the project's time zone", () => {
  const environment = { TOLV_ENV: "development", TIME_ZONE: "Europe/Stockholm" };
  const config = readConfig({ groups: [], environment, stage: "run" });
  const text = runInContext([currentConfig.with(config)], () => formatDateTime(new Date("2026-11-22T07:30:00Z")));
  assert.equal(text, "Nov. 22, 2026, 8:30 a.m.");
});

test("another zone can be named, and outside a project it must be", () => {
  const moment = new Date("2026-07-01T23:00:00Z");
  assert.equal(formatDateTime(moment, "UTC"), "July 1, 2026, 11 p.m.");
  assert.equal(formatDateTime(moment, "Asia/Tokyo"), "July 2, 2026, 8 a.m.");
  assert.throws(() => formatDateTime(moment), { code: "context.missing" });
});
