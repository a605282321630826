import assert from "node:assert/strict";
import { test } from "node:test";
import { accept, defineSettings, env, readConfig, refuse, type Setting, type SettingType } from "#rooms/config";
import { problemsOf, production } from "./environments.ts";

/** The value of a setting called THING; throws `config.invalid` if the text is refused. */
function readThing<Value>(thing: Setting<Value>, text: string | undefined, TOLV_ENV = "production"): Value {
  const group = defineSettings("test", { THING: thing });
  const environment = { ...production, TOLV_ENV, THING: text };
  return readConfig({ groups: [group], environment, stage: "run" }).of(group).THING as Value;
}

function problemOf(thing: Setting<unknown>, text: string | undefined) {
  const environment = { ...production, THING: text };
  return problemsOf({ groups: [defineSettings("test", { THING: thing })], environment })[0];
}

test("each method answers with a changed copy", () => {
  const plain = env.string();
  const before = { ...plain.declaration };
  plain
    .default("a")
    .developmentDefault("b")
    .optional()
    .alias("OTHER")
    .stage("release")
    .describe("Text.")
    .remedy("Do.")
    .secret();
  assert.deepEqual(plain.declaration, before);
});

test("a setting without default is required, everywhere or outside development", () => {
  assert.equal(problemOf(env.string(), undefined)?.fix, "Set THING.");
  assert.equal(problemOf(env.string().remedy("Ask for one."), undefined)?.fix, "Ask for one.");
  assert.equal(problemOf(env.string().developmentDefault("a"), undefined)?.found, "nothing");
  assert.equal(problemOf(env.string().optional({ in: "development" }), undefined)?.found, "nothing");
});

test("development has a default of its own", () => {
  const thing = env.integer().default(1).developmentDefault(2);
  assert.equal(readThing(thing, undefined), 1);
  assert.equal(readThing(thing, undefined, "staging"), 1);
  assert.equal(readThing(thing, undefined, "development"), 2);
  assert.equal(readThing(thing, "3", "development"), 3);
});

test("an optional setting may be missing, but not wrong", () => {
  assert.equal(readThing(env.integer().optional(), undefined), undefined);
  assert.equal(problemOf(env.integer().optional(), "x")?.found, '"x"');
});

test("a falsy default is a default", () => {
  assert.equal(readThing(env.boolean().default(false), undefined), false);
  assert.equal(readThing(env.integer().default(0), undefined), 0);
  assert.equal(readThing(env.string().default(""), undefined), "");
});

test("integers are exact and within their range", () => {
  assert.equal(readThing(env.integer(), "-12"), -12);
  assert.equal(problemOf(env.integer({ min: 3 }), "2")?.expected, "a whole number of at least 3");
  assert.equal(problemOf(env.integer({ max: 3 }), "4")?.expected, "a whole number of at most 3");
  assert.equal(problemOf(env.integer(), "9007199254740993")?.expected, "a whole number");
});

test("URLs are absolute and of a welcome scheme", () => {
  const thing = env.url({ protocols: ["https", "http"] });
  assert.equal(readThing(thing, "https://example.com/a?b#c"), "https://example.com/a?b#c");
  assert.equal(problemOf(thing, "ftp://example.com")?.expected, "a URL that starts with https:// or http://");
  assert.equal(problemOf(env.url(), "/relative")?.expected, "a URL");
});

test("a long value is cut in the message, and a line break in it breaks no line", () => {
  assert.equal(problemOf(env.integer(), "x".repeat(100))?.found, `"${"x".repeat(60)}…"`);
  assert.equal(problemOf(env.integer(), "1\n2")?.found, '"1\\n2"');
});

test("a type of one's own decides what it accepts, and knows the environment", () => {
  const even: SettingType<number> = {
    name: "even",
    expected: "an even number",
    schema: { type: "string" },
    parse: (text, { environmentName }) =>
      Number(text) % 2 === 0 ? accept(Number(text)) : refuse("Add one.", `an even number in ${environmentName}`),
  };
  assert.equal(readThing(env.of(even), "4"), 4);
  assert.deepEqual(problemOf(env.of(even).secret(), "5"), {
    setting: "THING",
    found: "[redacted]",
    expected: "an even number in production",
    fix: "Add one.",
  });
});
