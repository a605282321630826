import assert from "node:assert/strict";
import { test } from "node:test";
import { recordingLogger } from "./recording.ts";

/** What a line says of fields, between what stands in every line. */
function rendered(fields: Readonly<Record<string, unknown>>): string {
  const { logger, lines } = recordingLogger();
  logger.info(fields, "text");
  const parts = /^\{"level":"info","time":"[^"]+","pid":\d+(.*),"message":"text"\}\n$/s.exec(lines.join(""));
  assert.ok(parts, lines.join(""));
  return parts[1] ?? "";
}

const values: readonly (readonly [string, unknown, string | undefined])[] = [
  ["quotes and backslashes", 'say "\\"', '"say \\"\\\\\\""'],
  ["line ends and other controls", "a\r\n\t\u0000\u001b\u007f", '"a\\r\\n\\t\\u0000\\u001b\u007f"'],
  ["the line separators of JavaScript, which JSON knows as letters", "\u2028\u2029", '"\u2028\u2029"'],
  ["letters of any script", "åΩ漢🦉", '"åΩ漢🦉"'],
  ["halves of surrogate pairs, which are no letters", "\ud800 \udfff", '"\\ud800 \\udfff"'],
  ["a whole number", 42, "42"],
  ["a number that is none", Number.NaN, "null"],
  ["infinity", Number.NEGATIVE_INFINITY, "null"],
  ["minus zero", -0, "0"],
  ["a number beyond those of JSON's readers", 2n ** 64n, '"18446744073709551616"'],
  ["true", true, "true"],
  ["null", null, "null"],
  ["undefined", undefined, undefined],
  ["a function", () => 1, undefined],
  ["a symbol", Symbol("x"), undefined],
  ["a date", new Date(0), '"1970-01-01T00:00:00.000Z"'],
  ["a date that is none", new Date(Number.NaN), "null"],
  ["an address", new URL("https://example.com/a?b"), '"https://example.com/a?b"'],
  ["a toJSON that answers nothing", { toJSON: () => undefined }, undefined],
  [
    "numbers that are none and undefined, nested",
    { list: [Number.NaN, undefined], gone: undefined },
    '{"list":[null,null]}',
  ],
];

for (const [what, value, expected] of values) {
  test(`a line holds ${what}`, () => {
    assert.equal(rendered({ value }), expected === undefined ? "" : `,"value":${expected}`);
  });
}

test("a name is escaped as a value is", () => {
  assert.equal(rendered({ 'a"\n': 1 }), ',"a\\"\\n":1');
});

test("a field may be called like what JSON asks an object for", () => {
  assert.equal(rendered({ toJSON: "text", __proto__: 1, constructor: 2 }), ',"toJSON":"text","constructor":2');
  assert.equal(rendered({ toJSON: () => "forged", ["__proto__"]: 1 }), ',"__proto___":1');
});

test("fields stand in the order in which they were given, bindings of the outer logger first", () => {
  const { logger, lines } = recordingLogger({ bindings: { release: "v1" } });
  logger.child({ requestId: "r1", room: "http" }).info({ b: 1, a: 2, room: "db" }, "text");
  assert.match(lines.join(""), /"pid":\d+,"release":"v1","requestId":"r1","room":"db","b":1,"a":2,"message":"text"/);
});

test("a field without a value does not hide a binding", () => {
  const { logger, records } = recordingLogger({ bindings: { release: "v1" } });
  logger.info({ release: undefined }, "text");
  assert.equal(records()[0]?.release, "v1");
});

test("a record shows a hundred fields and tells how many more there were", () => {
  const fields = Object.fromEntries(Array.from({ length: 103 }, (_, index) => [`field${index}`, index]));
  assert.match(rendered(fields), /,"field99":99,"…":"3 more"$/);
});

test("each record has its own time", (t) => {
  t.mock.timers.enable({ apis: ["Date"], now: new Date("2026-11-28T23:59:59.999Z") });
  const { logger, records } = recordingLogger();
  logger.info({}, "one");
  logger.info({}, "two");
  t.mock.timers.tick(1);
  logger.info({}, "three");
  const [last, first] = ["2026-11-28T23:59:59.999Z", "2026-11-29T00:00:00.000Z"];
  assert.deepEqual(
    records().map(({ time }) => time),
    [last, last, first],
  );
});
