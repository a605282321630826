import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { Duration, f, PlainDate, PlainTime, type Problem, type Validator, validators } from "#rooms/db";

/** True if a validator has nothing against a value. */
function accepts<Value>(validator: Validator<Value>, value: Value): boolean {
  return validator(value) === undefined;
}

test("limits compare values of every kind that has an order", () => {
  const pairs = [
    [1, 2],
    [-(2n ** 60n), 2n ** 60n],
    ["9.99", "10"],
    ["-10.5", "-10.49"],
    [new Date(0), new Date(1)],
    [new PlainDate(999, 12, 31), new PlainDate(2026, 1, 1)],
    [PlainTime.from("09:00"), PlainTime.from("09:00:00.5")],
    [Duration.of({ hours: 25 }), Duration.of({ days: 2 })],
  ] as const;
  for (const [less, more] of pairs) {
    assert.ok(accepts(validators.minValue(less), more), `${less} <= ${more}`);
    assert.ok(accepts(validators.minValue(less), less), `${less} <= ${less}`);
    assert.ok(!accepts(validators.minValue(more), less), `${more} > ${less}`);
    assert.ok(accepts(validators.maxValue(more), less), `${less} <= ${more}`);
    assert.ok(!accepts(validators.maxValue(less), more), `${more} > ${less}`);
  }
});

test("lengths count code points and speak of one character in the singular", () => {
  assert.deepEqual(validators.maxLength(1)("🦄🦄"), {
    code: "max_length",
    message: "Ensure this value has at most 1 character (it has 2).",
  });
  assert.ok(accepts(validators.minLength(2), "🦄🦄"));
  assert.ok(!accepts(validators.minLength(2), "🦄"));
});

test("a pattern does not remember where it stopped", () => {
  const check = validators.regex(/a/g, "No a.");
  for (const _ of [1, 2, 3]) assert.ok(accepts(check, "ba"));
  assert.deepEqual(check("b"), { code: "invalid", message: "No a." });
});

test("URLs are absolute, of a known scheme and to a plausible host", () => {
  const good = [
    "http://localhost:8000/",
    "https://example.com?a=b",
    "ftp://192.0.2.1/x",
    "https://[2001:db8::1]/",
    "https://exämple.de/ü",
  ];
  const bad = [
    "example.com",
    "//example.com",
    "javascript:alert(1)",
    "http://",
    "http://nodot/",
    "http:/a.de",
    "https://a b.de",
    "https://a.de/\n",
    "https://a.de\\x",
    `https://a.de/${"x".repeat(2048)}`,
    "http://a..de/",
  ];
  for (const url of good) assert.ok(accepts(validators.url, url), url);
  for (const url of bad) assert.ok(!accepts(validators.url, url), url);
});

test("addresses are of the version that is asked for, without a zone", () => {
  assert.ok(accepts(validators.ipv4, "192.0.2.1") && !accepts(validators.ipv4, "::1"));
  assert.ok(accepts(validators.ipv6, "::1") && !accepts(validators.ipv6, "192.0.2.1"));
  assert.ok(accepts(validators.ipv4OrIPv6, "::1") && accepts(validators.ipv4OrIPv6, "192.0.2.1"));
  for (const address of ["256.1.1.1", "01.2.3.4", "fe80::1%eth0", "", "::1 "]) {
    assert.ok(!accepts(validators.ipv4OrIPv6, address), address);
  }
});

test("a field runs its declared validators on sound values only, and keeps all they say", () => {
  const seen: number[] = [];
  const watch = (value: number) => void seen.push(value);
  const odd = (value: number) => (value % 2 === 0 ? "Must be odd." : undefined);
  const field = f.integer({ validators: [watch, odd, validators.maxValue(3)] });
  const expected: Problem[] = [
    { code: "invalid", message: "Must be odd." },
    { code: "max_value", message: "Ensure this value is less than or equal to 3." },
  ];
  assert.deepEqual(field.validate(4), expected);
  assert.equal(field.validate("4")[0]?.message, "Enter a whole number.");
  assert.deepEqual(seen, [4]);
});

test("decimals are compared as numbers, exactly", () => {
  const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31);
  console.log(`Seed of the decimals: ${seed} (repeat with SEED=${seed})`);
  const decimal = fc.tuple(fc.bigInt(-(10n ** 30n), 10n ** 30n), fc.integer({ min: 0, max: 20 }));
  const text = ([digits, places]: readonly [bigint, number]) => {
    const padded = `${digits < 0n ? -digits : digits}`.padStart(places + 1, "0");
    const point = padded.length - places;
    return `${digits < 0n ? "-" : ""}${padded.slice(0, point)}${places === 0 ? "" : `.${padded.slice(point)}`}`;
  };
  const property = fc.property(decimal, decimal, (one, other) => {
    const scaled = ([digits, places]: readonly [bigint, number]) => digits * 10n ** BigInt(20 - places);
    assert.equal(accepts(validators.minValue(text(one)), text(other)), scaled(other) >= scaled(one));
  });
  fc.assert(property, { seed });
});
