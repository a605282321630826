import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { readTimestamp } from "../../../src/db/fields/read-timestamp.ts";

/** As PostgreSQL writes them: at most six digits of a fraction, and an offset that may count minutes. */
const timestamps = fc.record({
  moment: fc.date({ min: new Date("0001-01-02T00:00Z"), max: new Date("9999-12-30T00:00Z"), noInvalidDate: true }),
  fraction: fc.stringMatching(/^(\.\d{1,6})?$/),
  offset: fc.stringMatching(/^[+-](0\d|1[0-5])(:[0-5]\d)?$/),
});

test("a timestamp is the moment that its ISO text means, cut to milliseconds", () => {
  const property = fc.property(timestamps, ({ moment, fraction, offset }) => {
    const [day = "", time = ""] = moment.toISOString().slice(0, 19).split("T");
    const expected = new Date(`${day}T${time}${fraction}${offset.includes(":") ? offset : `${offset}:00`}`);
    assert.equal(readTimestamp(`${day} ${time}${fraction}${offset}`).getTime(), expected.getTime());
  });
  fc.assert(property, { numRuns: 2_000 });
});

test("an offset of seconds, from before there were time zones", () => {
  assert.equal(readTimestamp("1879-12-31 23:47:44+05:41:16").toISOString(), "1879-12-31T18:06:28.000Z");
  assert.equal(readTimestamp("1879-12-31 23:47:44.5-05:41:16").toISOString(), "1880-01-01T05:29:00.500Z");
});
