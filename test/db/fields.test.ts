import assert from "node:assert/strict";
import { Duration, type Field, f, InvalidValue, PlainDate, PlainTime, type Problem } from "#rooms/db";
import { projectDatabase, testsWith } from "./project-database.ts";

const database = await projectDatabase();
const it = testsWith(database);

function messages(problems: readonly Problem[]): string {
  return problems.map(({ message }) => message).join(" ");
}

/** Sends a value to PostgreSQL as a column of the field's type would hold it, and reads it back. */
async function roundTrip(field: Field, value: unknown): Promise<unknown> {
  const sql = `select $1::${field.columnType()}`;
  const { rows } = await database.run({ sql, params: [field.toDatabase(value)] });
  return field.fromDatabase(rows[0]?.[0] ?? "");
}

it("values of every kind come back from PostgreSQL as they were", async () => {
  const values: [Field, unknown][] = [
    [f.bigAuto(), Number.MAX_SAFE_INTEGER],
    [f.auto(), 1],
    [f.integer(), -2_147_483_648],
    [f.smallInteger(), -32_768],
    [f.positiveSmallInteger(), 32_767],
    [f.bigInteger(), -9_223_372_036_854_775_808n],
    [f.boolean(), false],
    [f.char({ maxLength: 20 }), "Å \\ ' \" 🦄"],
    [f.text(), ""],
    [f.slug(), "a-b_c"],
    [f.email(), "a@example.com"],
    [f.datetime(), new Date("2026-11-22T10:33:56.123Z")],
    [f.datetime(), new Date("0099-01-01T00:00:00.000Z")],
    [f.date(), new PlainDate(2024, 2, 29)],
    [f.json(), { a: [1, null, "x", { b: true }] }],
    [f.json(), "text"],
    [f.choice({ draft: "Draft" }), "draft"],
    [f.uuid(), "0189e4a2-7c1e-7b4a-9f00-1234567890ab"],
    [f.smallAuto(), 32_767],
    [f.positiveInteger(), 2_147_483_647],
    [f.positiveBigInteger(), 9_223_372_036_854_775_807n],
    [f.decimal({ maxDigits: 30, decimalPlaces: 10 }), "-12345678901234567890.0123456789"],
    [f.decimal({ maxDigits: 3, decimalPlaces: 0 }), "999"],
    [f.float(), 0.1],
    [f.float(), Number.MIN_VALUE],
    [f.float(), -0],
    [f.float(), Number.NaN],
    [f.float(), Number.NEGATIVE_INFINITY],
    [f.url(), "https://example.com/?a=1&b=%20#c"],
    [f.time(), new PlainTime(23, 59, 59, 999_999)],
    [f.duration(), Duration.of({ days: -400, seconds: 1.000001 })],
    [f.binary(), Buffer.from([0, 92, 39, 255])],
    [f.genericIpAddress(), "192.0.2.1"],
    [f.genericIpAddress(), "2001:db8::1"],
  ];
  for (const [field, value] of values) assert.deepEqual(await roundTrip(field, value), value, field.kind);
});

it("a moment is the same whatever the session's time zone is", async () => {
  const moment = new Date("2026-11-22T10:33:56.123Z");
  await database.atomic(async () => {
    await database.execute("set local time zone 'Asia/Kolkata'");
    assert.deepEqual(await roundTrip(f.datetime(), moment), moment);
  });
});

it("values of a wrong type are refused, and never repeated in the message", () => {
  const wrong: [Field, unknown][] = [
    [f.integer(), "secret"],
    [f.integer(), 2 ** 53],
    [f.integer(), 1.5],
    [f.bigInteger(), 1],
    [f.bigInteger(), 2n ** 63n],
    [f.boolean(), "secret"],
    [f.text(), 1],
    [f.text(), "secret\0"],
    [f.datetime(), "2026-11-22"],
    [f.datetime(), new Date(Number.NaN)],
    [f.date(), new Date()],
    [f.json(), undefined],
    [f.uuid(), "secret"],
    [f.decimal({ maxDigits: 4, decimalPlaces: 2 }), "secret"],
    [f.decimal({ maxDigits: 4, decimalPlaces: 2 }), 1.5],
    [f.decimal({ maxDigits: 4, decimalPlaces: 2 }), "1.555"],
    [f.decimal({ maxDigits: 4, decimalPlaces: 2 }), "100.00"],
    [f.float(), "secret"],
    [f.time(), "10:00"],
    [f.duration(), 5],
    [f.binary(), "secret"],
    [f.genericIpAddress(), "secret"],
    [f.genericIpAddress(), "fe80::1%eth0"],
    [f.datetime(), new Date("+010000-01-01T00:00:00Z")],
  ];
  for (const [field, value] of wrong) {
    assert.throws(
      () => field.toDatabase(value),
      (error) => error instanceof InvalidValue && !error.message.includes("secret"),
      field.kind,
    );
  }
  return Promise.resolve();
});

it("what cannot be represented is an error, never another value", async () => {
  assert.throws(() => f.bigAuto().fromDatabase("9007199254740993"), { code: "db.unsafe_integer" });
  for (const text of ["infinity", "0044-03-15 00:00:00+00 BC", "22.11.2026 10:33:56 UTC"]) {
    assert.throws(() => f.datetime().fromDatabase(text), { code: "db.invalid_date" }, text);
  }
  for (const text of ["2026-02-29", "2026-13-01", "2026-1-1", "infinity"]) {
    assert.throws(() => PlainDate.from(text), { code: "db.invalid_date" }, text);
  }
});

it("validation speaks to people", async () => {
  const problems = (field: Field, value: unknown) => messages(field.validate(value));
  assert.equal(problems(f.char({ maxLength: 3 }), "four"), "Ensure this value has at most 3 characters (it has 4).");
  assert.equal(problems(f.char({ maxLength: 3 }), "🦄🦄🦄"), "");
  assert.match(problems(f.slug(), "a b"), /valid “slug”/);
  for (const address of ["a", "a@b", "a@b.", "a b@c.de", "@c.de"])
    assert.match(problems(f.email(), address), /valid email/);
  for (const address of ["a@b.de", "a+b@localhost", "o'neil@sub.example.org"])
    assert.equal(problems(f.email(), address), "");
  assert.match(problems(f.positiveSmallInteger(), -1), /greater than or equal to 0/);
  assert.match(problems(f.smallInteger(), 40_000), /less than or equal to 32767/);
  assert.match(problems(f.choice({ a: "A" }), "toString"), /valid choice/);
  assert.match(problems(f.uuid(), "x"), /valid UUID/);
});

it("defaults are values or functions, and blank text is empty", async () => {
  assert.equal(f.integer({ default: 3 }).defaultValue(), 3);
  assert.equal(f.integer({ default: () => 4 }).defaultValue(), 4);
  assert.equal(f.integer({ null: true }).defaultValue(), null);
  assert.equal(f.integer().defaultValue(), undefined);
  assert.equal(f.text({ blank: true }).defaultValue(), "");
  assert.ok(f.datetime({ autoNowAdd: true }).defaultValue() instanceof Date);
});
