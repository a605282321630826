import assert from "node:assert/strict";
import fc from "fast-check";
import { Duration, type Field, f, PlainDate, PlainTime } from "#rooms/db";
import { projectDatabase, testsWith } from "../project-database.ts";

const database = await projectDatabase();
const it = testsWith(database);
const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31);
console.log(`Seed of the round trips: ${seed} (repeat with SEED=${seed})`);

const text = fc.string({ unit: "binary", maxLength: 40 }).filter((value) => !value.includes("\0"));
const day = fc.date({ min: new Date("0001-01-01"), max: new Date("9999-12-31T23:59:59.999Z"), noInvalidDate: true });
/** As JSON has them: with one zero, whatever its sign. */
const json = fc
  .json()
  .map((written): unknown => JSON.parse(written.replace(/-0(?![.\d])/g, "0")))
  .filter(isJsonb)
  .filter(isReadRightly);

/** Any values of each kind. */
const values: readonly [Field, fc.Arbitrary<unknown>][] = [
  [f.integer(), fc.integer()],
  [f.bigAuto(), fc.maxSafeInteger()],
  [f.bigInteger(), fc.bigInt(-(2n ** 63n), 2n ** 63n - 1n)],
  [f.float(), fc.double()],
  [f.boolean(), fc.boolean()],
  [f.text(), text],
  [f.json(), json],
  [f.uuid(), fc.uuid()],
  [f.datetime(), day],
  [f.date(), day.map((date) => PlainDate.from(date.toISOString().slice(0, 10)))],
  [f.time(), fc.nat(86_399_999_999).map(timeAt)],
  // PostgreSQL's interval ends at 178 million years; its days are 32 bits wide.
  [f.duration(), fc.bigInt(-(10n ** 20n), 10n ** 20n).map((microseconds) => new Duration(microseconds))],
  [f.binary(), fc.uint8Array({ maxLength: 50 }).map((bytes) => Buffer.from(bytes))],
  [f.decimal({ maxDigits: 20, decimalPlaces: 5 }), fc.bigInt(-(10n ** 20n) + 1n, 10n ** 20n - 1n).map(withFivePlaces)],
  [f.genericIpAddress(), fc.ipV4()],
];

it("any value comes back from PostgreSQL as it was", async () => {
  for (const [field, arbitrary] of values) {
    const property = fc.asyncProperty(arbitrary, async (value) => {
      const sql = `select $1::${field.columnType()}`;
      const { rows } = await database.run({ sql, params: [field.toDatabase(value)] });
      assert.deepEqual(field.fromDatabase(rows[0]?.[0] ?? ""), value, field.kind);
    });
    await fc.assert(property, { seed, numRuns: 60 });
  }
});

/** Values that PostgreSQL itself makes of a number: its own text has to be read as what it means. */
const made: readonly [Field, string][] = [
  [f.duration(), "make_interval(months => $1::int % 12, days => $1::int % 400)"],
  [f.duration(), "make_interval(days => -$1::int % 40, secs => $1::int / 1000.0)"],
  [f.duration(), "-make_interval(hours => $1::int % 90, secs => $1::int / 1000000.0)"],
  [f.time(), "time '00:00' + make_interval(secs => $1::int / 1000000.0)"],
  [f.date(), "date '0001-01-01' + $1::int % 3600000"],
  [f.datetime(), "timestamptz '1900-01-01 00:00+00' + make_interval(secs => $1::int / 1000.0)"],
  [f.decimal({ maxDigits: 20, decimalPlaces: 3 }), "($1::int / 1000.0)::numeric(20, 3)"],
  [f.float(), "($1::int / 7.0)::float8"],
  [f.binary(), "decode(md5($1::text), 'hex')"],
  [f.genericIpAddress(), "inet '2001:db8::' + $1::int"],
  [f.genericIpAddress(), "inet '0.0.0.0' + $1::int"],
  [f.uuid(), "md5($1::text)::uuid"],
  [f.json(), "to_jsonb(array[$1::int, null, 7])"],
];

it("what PostgreSQL makes is read as what it means, whatever the session's time zone is", async () => {
  await database.atomic(async () => {
    await database.execute("set local time zone 'Asia/Kathmandu'");
    for (const [field, expression] of made) {
      const property = fc.asyncProperty(fc.nat(2 ** 31 - 1), (number) => isReadAsMeant(field, expression, number));
      await fc.assert(property, { seed, numRuns: 40 });
    }
  });
});

it("an interval's months have 30 days and its years 365, as in Django", async () => {
  const [row] = await database.execute<{ length: Duration }>("select interval '1 year 2 months -3 days' as length");
  assert.deepEqual(row?.length, Duration.of({ days: 365 + 60 - 3 }));
});

it("SQL without a model reads and binds the same values", async () => {
  const bound = [PlainTime.from("10:11:12.5"), Duration.of({ hours: 5 }), Buffer.from([1, 2])];
  const sql = "select $1::time as time, $2::interval as length, $3::bytea as bytes";
  const [row] = await database.execute(sql, bound);
  assert.deepEqual(Object.values(row ?? {}), bound);
});

it("addresses are stored canonically, IPv4 in IPv6 unpacked where it is asked for", async () => {
  const stored = async (field: Field, address: string) => {
    const { rows } = await database.run({ sql: "select $1::inet", params: [field.toDatabase(address)] });
    return rows[0]?.[0];
  };
  assert.equal(await stored(f.genericIpAddress(), "2001:DB8:0:0::1"), "2001:db8::1");
  const unpacking = f.genericIpAddress({ unpackIpv4: true, protocol: "IPv4" });
  for (const address of ["::ffff:192.0.2.1", "0:0:0:0:0:ffff:192.0.2.1"]) {
    assert.equal(await stored(unpacking, address), "192.0.2.1");
    assert.deepEqual(unpacking.validate(address), []);
  }
  assert.equal(unpacking.validate("::1")[0]?.message, "Enter a valid IPv4 address.");
});

/** Reads PostgreSQL's text of a value, binds it again, and asks PostgreSQL whether it is the same. */
async function isReadAsMeant(field: Field, expression: string, number: number): Promise<void> {
  const { rows } = await database.run({ sql: `select ${expression}`, params: [number] });
  const value = field.fromDatabase(rows[0]?.[0] ?? "");
  const sql = `select ${expression} = $2::${field.columnType()}`;
  const { rows: answers } = await database.run({ sql, params: [number, field.toDatabase(value)] });
  assert.equal(answers[0]?.[0], "t", `${field.kind} ${rows[0]?.[0]}`);
}

function timeAt(microsecond: number): PlainTime {
  const second = Math.floor(microsecond / 1_000_000);
  return new PlainTime(Math.floor(second / 3600), Math.floor(second / 60) % 60, second % 60, microsecond % 1_000_000);
}

function withFivePlaces(digits: bigint): string {
  const padded = `${digits < 0n ? -digits : digits}`.padStart(6, "0");
  return `${digits < 0n ? "-" : ""}${padded.slice(0, -5)}.${padded.slice(-5)}`;
}

/** PostgreSQL's jsonb has neither U+0000 nor lone surrogates. */
function isJsonb(value: unknown): boolean {
  return !/\\u(0000|d[89a-f])/i.test(JSON.stringify(value));
}

/**
 * Once an object has had a key of one backslash, V8 13.6 reads a key of one quotation mark at the same place as that
 * backslash: `JSON.parse('{"\\\\": 0}'); JSON.parse('{"\\"": 0}')`.
 */
function isReadRightly(value: unknown): boolean {
  return !JSON.stringify(value).includes(String.raw`"\\":`);
}
