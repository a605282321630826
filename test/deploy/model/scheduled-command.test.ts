import assert from "node:assert/strict";
import { test } from "node:test";
import { resolveSchedule, ScheduleInvalid } from "#rooms/deploy";

test("a scheduled command is words, and the parts of its interval add up", () => {
  const schedule = [{ command: "dumpdata  blog.post", every: { days: 1, hours: 2, minutes: 3, seconds: 4 } }];
  assert.deepEqual(resolveSchedule(schedule), [{ command: ["dumpdata", "blog.post"], seconds: 93_784 }]);
});

test("without a schedule nothing is scheduled", () => {
  assert.deepEqual(resolveSchedule(), []);
});

for (const every of [{}, { seconds: 0 }, { hours: -1 }, { seconds: 0.5 }, { minutes: Number.NaN }]) {
  test(`an interval of ${JSON.stringify(every)} is refused`, () => {
    assert.throws(() => resolveSchedule([{ command: "clearsessions", every }]), ScheduleInvalid);
  });
}

test("a command that is empty, begins with tolv or stands there twice is refused", () => {
  const every = { hours: 1 };
  assert.throws(() => resolveSchedule([{ command: " ", every }]), /names no command/);
  assert.throws(() => resolveSchedule([{ command: "tolv clearsessions", every }]), /leave it out/);
  const twice = [
    { command: "clearsessions", every },
    { command: " clearsessions", every: { days: 1 } },
  ];
  assert.throws(() => resolveSchedule(twice), /scheduled twice/);
});
