import assert from "node:assert/strict";
import fc from "fast-check";
import { Duration, f, Model, PlainDate, PlainTime } from "#rooms/db";
import { inlineFormsetOf, modelForm, modelFormOf } from "#rooms/forms";
import { data } from "../blog.ts";
import { projectTests } from "../project.ts";

const open = { null: true, blank: true } as const;

class Everything extends Model("kinds.Everything", {
  code: f.char({ maxLength: 9, primaryKey: true }),
  big: f.bigInteger(open),
  natural: f.positiveInteger(open),
  small: f.smallInteger(open),
  ratio: f.float(open),
  price: f.decimal({ maxDigits: 6, decimalPlaces: 2, ...open }),
  yes: f.boolean({ default: true }),
  maybe: f.boolean(open),
  slug: f.slug({ blank: true }),
  mail: f.email({ blank: true }),
  site: f.url({ blank: true }),
  note: f.text(open),
  day: f.date(open),
  clock: f.time(open),
  moment: f.datetime(open),
  length: f.duration(open),
  address: f.genericIpAddress(open),
  document: f.json(open),
  ticket: f.uuid(open),
  size: f.integer({
    ...open,
    choices: [
      [1, "Small"],
      [2, "Large"],
    ],
  }),
  parent: f.foreignKey(() => Everything, { onDelete: "setNull", ...open }),
  raw: f.binary(open),
}) {}

const tables = `create table kinds_everything (
  code varchar(9) primary key, big bigint, "natural" integer check ("natural" >= 0), small smallint,
  ratio double precision, price numeric(6, 2), yes boolean not null, maybe boolean, slug varchar(50) not null,
  mail varchar(254) not null, site varchar(200) not null, note text, day date, clock time,
  moment timestamp with time zone, length interval, address inet, document jsonb, ticket uuid, size integer,
  parent_id varchar(9) references kinds_everything, raw bytea);
`;

const it = await projectTests({ models: [Everything], tables });

const form = modelForm(Everything, { exclude: ["raw"] });

const full = {
  code: "a",
  big: "9223372036854775807",
  natural: "2147483647",
  small: "-32768",
  ratio: "1.5",
  price: "1234.5",
  yes: "on",
  maybe: "false",
  slug: "a-b",
  mail: "ada@example.com",
  site: "https://example.com/",
  note: "A\r\nB",
  day: "2026-11-22",
  clock: "08:30:00.5",
  moment: "2026-11-22T08:30",
  length: "1 02:00:00",
  address: "::1",
  document: '{"a": [1]}',
  ticket: "0123ABCD-89ab-4def-8123-456789abcdef",
  size: "2",
};

it("every kind of column has a field, and its value reaches the database", async () => {
  const bound = await form.bind(data(full));
  assert.ok(bound.valid, JSON.stringify(Object.values(bound.fields).map(({ errors }) => errors)));
  assert.ok((await bound.save()).valid);
  const row = await Everything.get({ code: "a" });
  assert.deepEqual([row.big, row.natural, row.small, row.ratio], [9223372036854775807n, 2147483647, -32768, 1.5]);
  assert.deepEqual([row.price, row.yes, row.maybe, row.size], ["1234.50", true, false, 2]);
  assert.deepEqual([row.note, row.document, row.ticket], ["A\nB", { a: [1] }, full.ticket.toLowerCase()]);
  assert.deepEqual([row.day, row.clock], [PlainDate.from("2026-11-22"), PlainTime.from("08:30:00.5")]);
  assert.deepEqual([row.moment, row.length], [new Date("2026-11-22T07:30:00Z"), Duration.of({ hours: 26 })]);
});

it("a row that is shown and sent back is not changed", async () => {
  const first = await form.bind(data(full));
  assert.ok(first.valid && (await first.save()).valid);
  const instance = await Everything.get({ code: "a" });
  const shown = await form.blank({ instance });
  const sent = data(Object.fromEntries(Object.values(shown.fields).map(({ name, texts }) => [name, texts])));
  const again = await form.bind(sent, { instance });
  assert.ok(again.valid);
  assert.deepEqual(again.changed, []);
});

it("what is left empty is null, or an empty text where the column has no null", async () => {
  const bound = await form.bind(data({ code: "b" }));
  assert.ok(bound.valid && (await bound.save()).valid);
  const { big, maybe, slug, note, document, parentId, yes } = await Everything.get({ code: "b" });
  assert.deepEqual([big, maybe, slug, note, document, parentId, yes], [null, null, "", null, null, null, false]);
});

it("values beyond the column's range are refused before the database sees them", async () => {
  const wrong = {
    natural: "-1",
    small: "40000",
    big: "9223372036854775808",
    price: "12345",
    moment: "0001-01-01T00:00+23:00",
  };
  const { fields } = await form.bind(data({ code: "c", ...wrong }));
  for (const name of ["natural", "small", "big", "price", "moment"] as const) {
    assert.equal(fields[name].errors.length, 1, name);
  }
});

it("the key of a row that is there stays, whatever is sent: no other row is written over", async () => {
  await Everything.create({ code: "a", note: "mine" });
  await Everything.create({ code: "b", note: "theirs" });
  const instance = await Everything.get({ code: "a" });
  const bound = await form.bind(data({ code: "b", note: "written" }), { instance });
  assert.ok(bound.valid && (await bound.save()).valid);
  const rows = await Everything.query().orderBy("code").all();
  assert.deepEqual(
    rows.map(({ code, note }) => [code, note]),
    [
      ["a", "written"],
      ["b", "theirs"],
    ],
  );
  assert.equal((await form.blank({ instance })).fields.code.layout, "readOnly");
  const taken = await form.bind(data({ code: "b" }));
  assert.deepEqual(taken.fields.code.errors, ["Everything with this Code already exists."]);
});

it("whatever is sent, a form answers with values or with errors, and what it takes can be saved", async () => {
  const names = fc.constantFrom(
    ...Object.keys(full),
    "parent",
    "moment_0",
    "moment_1",
    "raw",
    "__proto__",
    "constructor",
  );
  const texts = fc.oneof(
    fc.constantFrom(
      ...Object.values(full),
      "",
      "\0",
      "null",
      "NaN",
      "1e400",
      "[[",
      "-",
      "9".repeat(400),
      "0000-00-00",
      "a",
    ),
    fc.string({ unit: "binary", maxLength: 30 }),
  );
  const all = modelFormOf(Everything);
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(names, texts), { maxLength: 30 }), async (pairs) => {
      const bound = await all.bind(new URLSearchParams(pairs));
      if (bound.valid) assert.ok((await bound.save()).valid);
      for (const shown of Object.values(bound.fields)) await shown.control.render();
    }),
    { numRuns: 150 },
  );
});

it("whatever is sent, a formset answers with values or with errors", async () => {
  const parent = await Everything.create({ code: "p" });
  const set = inlineFormsetOf(Everything, Everything, { fields: ["code", "day", "size"], absoluteMax: 5 });
  const names = fc.constantFrom(
    "TOTAL_FORMS",
    "INITIAL_FORMS",
    "0-code",
    "0-DELETE",
    "1-code",
    "1-day",
    "2-size",
    "__prefix__-code",
  );
  const texts = fc.constantFrom("0", "1", "3", "99", "-1", "1.5", "", "p", "x", "on", "2026-11-22", "\0");
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(names, texts), { maxLength: 12 }), async (pairs) => {
      const prefixed = pairs.map(([name, text]): [string, string] => [`everything_set-${name}`, text]);
      const bound = await set.bind(new URLSearchParams(prefixed), { parent });
      if (bound.valid) await bound.save();
      assert.ok(bound.forms.length <= 5);
    }),
    { numRuns: 100 },
  );
});
