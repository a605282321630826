import assert from "node:assert/strict";
import { test } from "node:test";
import { currentConfig, readConfig } from "#rooms/config";
import { runInContext } from "#rooms/context";
import { Duration, PlainTime } from "#rooms/db";
import { defineForm, field, widget } from "#rooms/forms";
import { cleaned, outcome } from "./outcome.ts";

const environment = { TOLV_ENV: "development", TIME_ZONE: "Europe/Stockholm" };
const config = readConfig({ groups: [], environment, stage: "run" });
const inStockholm = (name: string, work: () => Promise<void>) =>
  test(name, () => runInContext([currentConfig.with(config)], work));

test("days are read in ISO 8601 and Django's forms, and shown in ISO 8601", async () => {
  assert.equal(await outcome(field.date(), "2026-11-22"), "2026-11-22");
  assert.equal(await outcome(field.date(), "11/22/2026"), "2026-11-22");
  assert.equal(await outcome(field.date(), "2026-13-01"), "[Enter a valid date.]");
  const form = await defineForm({ day: field.date(), age: field.integer() }).bind(
    new URLSearchParams("day=11/22/2026"),
  );
  assert.match(String(form.fields.day.control.render()), /<input type="date" value="2026-11-22"/);
});

test("times are read to the microsecond and shown in seconds", async () => {
  assert.equal(await outcome(field.time(), "08:30:00.25"), "08:30:00.250000");
  assert.equal(await outcome(field.time(), "8 o'clock"), "[Enter a valid time.]");
  assert.deepEqual(field.time().format(PlainTime.from("08:30:15.250000")), ["08:30:15"]);
});

test("durations are read as Django reads them", async () => {
  assert.equal(await outcome(field.duration(), "1 12:00:00"), "1 12:00:00");
  assert.equal(await outcome(field.duration(), "2:30"), "00:02:30");
  assert.equal(await outcome(field.duration(), "P1DT2H"), "1 02:00:00");
  assert.equal(await outcome(field.duration(), "long"), "[Enter a valid duration.]");
  assert.deepEqual(field.duration().format(Duration.of({ hours: 36 })), ["1 12:00:00"]);
});

inStockholm("moments are typed in and shown in the project's time zone", async () => {
  const moment = new Date("2026-11-22T07:30:00Z");
  assert.deepEqual(await cleaned(field.datetime(), "2026-11-22T08:30"), moment);
  assert.deepEqual(field.datetime().format(moment), ["2026-11-22T08:30:00"]);
  assert.equal(await outcome(field.datetime(), "soon"), "[Enter a valid date/time.]");
});

inStockholm("Django's two controls are read by either widget, and judged one by one", async () => {
  const both = new URLSearchParams({ at_0: "2026-11-22", at_1: "08:30:00" });
  for (const chosen of [widget.dateTime(), widget.splitDateTime()]) {
    const event = defineForm({ at: field.datetime({ widget: chosen }) });
    const form = await event.bind(both);
    assert.ok(form.valid);
    assert.deepEqual(form.values.at, new Date("2026-11-22T07:30:00Z"));
    const wrong = await event.bind(new URLSearchParams({ at_0: "2026-13-01", at_1: "x" }));
    assert.deepEqual(wrong.fields.at.errors, ["Enter a valid date.", "Enter a valid time."]);
    const half = await event.bind(new URLSearchParams({ at_0: "2026-11-22", at_1: "" }));
    assert.deepEqual(half.fields.at.errors, ["Enter a valid time."]);
    const none = await event.bind(new URLSearchParams({ at_0: "", at_1: "" }));
    assert.deepEqual(none.fields.at.errors, ["This field is required."]);
  }
});

inStockholm("an hour that was skipped or came twice is refused with the reason", async () => {
  for (const text of ["2026-03-29T02:30", "2026-10-25T02:30"]) {
    assert.match(
      await outcome(field.datetime(), text),
      /:30:00 couldn’t be interpreted in time zone Europe\/Stockholm/,
    );
  }
  assert.equal(await outcome(field.datetime(), "2026-10-25T02:30+01:00"), String(new Date("2026-10-25T01:30:00Z")));
});

inStockholm(
  "a moment that the form showed stays what it was to the millisecond, even in an hour that came twice",
  async () => {
    const initial = { at: new Date("2026-10-25T01:30:00.123Z") };
    const event = defineForm({ at: field.datetime() });
    const form = await event.bind(new URLSearchParams({ at: "2026-10-25T02:30:00" }), { initial });
    assert.ok(form.valid);
    assert.deepEqual(form.values.at, initial.at);
    assert.deepEqual(form.changed, []);
  },
);
