import assert from "node:assert/strict";
import { test } from "node:test";
import { f, Model, PlainDate } from "#rooms/db";
import { readValue } from "../../../../src/contrib/admin/rows/read-value.ts";

class Crate extends Model("shop.Crate", {
  name: f.char({ maxLength: 3 }),
  weight: f.smallInteger(),
  units: f.bigInteger(),
  price: f.decimal({ maxDigits: 4, decimalPlaces: 2 }),
  ratio: f.float(),
  fragile: f.boolean({ default: false }),
  packed: f.date({ null: true }),
  sent: f.datetime({ null: true }),
  code: f.uuid({ null: true }),
  contents: f.json({ null: true }),
  size: f.choice({ s: "Small", l: "Large" }, { default: "s" }),
  inside: f.foreignKey(() => Crate, { onDelete: "cascade", null: true }),
}) {}

function read(name: string, text: string): unknown {
  return readValue(Crate.meta.fields.find((field) => field.name === name) ?? assert.fail(name), text);
}

test("values are read by the kind of their field", () => {
  const uuid = "6ba7b810-9dad-11d1-80b4-00c04fd430c8";
  const table: readonly (readonly [name: string, text: string, value: unknown])[] = [
    ["name", "longer than the column", "longer than the column"],
    ["weight", "-12", -12],
    ["units", "9007199254740993", 9007199254740993n],
    ["price", "12.50", "12.50"],
    ["ratio", "0.5", 0.5],
    ["fragile", "1", true],
    ["fragile", "False", false],
    ["packed", "2026-11-22", PlainDate.from("2026-11-22")],
    ["sent", "2026-11-22", new Date("2026-11-22T00:00:00Z")],
    ["sent", "2026-11-22 08:30:00+01:00", new Date("2026-11-22T07:30:00Z")],
    ["code", uuid, uuid],
    ["size", "nosuch", "nosuch"],
    ["inside", "7", 7],
    ["id", "7", 7],
  ];
  for (const [name, text, value] of table) assert.deepEqual(read(name, text), value, `${name} ${text}`);
});

test("what is no value of the column is none, so that the database is never asked", () => {
  const table: readonly (readonly [name: string, text: string])[] = [
    ...["", "1.5", "40000", "99999999999999999999", "1e3", "0x10", " 1", "1; DROP TABLE"].map(
      (text) => ["weight", text] as const,
    ),
    ...["9223372036854775808", "-9223372036854775809", "1n"].map((text) => ["units", text] as const),
    ...["12.345", "1e2", "NaN", "Infinity"].map((text) => ["price", text] as const),
    ...["NaN", "Infinity", "1e400"].map((text) => ["ratio", text] as const),
    ...["yes", "toString", "constructor", ""].map((text) => ["fragile", text] as const),
    ...["2026-02-30", "22.11.2026", "0000-00-00"].map((text) => ["packed", text] as const),
    ...["soon", "2026-02-30T99:00", "infinity", "12026-01-01"].map((text) => ["sent", text] as const),
    ...["6ba7b810", ""].map((text) => ["code", text] as const),
    ["name", "a\0b"],
    ["contents", "{}"],
    ["inside", "x"],
  ];
  for (const [name, text] of table) assert.equal(read(name, text), undefined, `${name} ${text}`);
});
