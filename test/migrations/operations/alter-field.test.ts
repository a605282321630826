import assert from "node:assert/strict";
import { test } from "node:test";
import { f } from "#rooms/db";
import { addField, alterField, createModel, type StateField } from "#rooms/migrations";
import { evolve } from "../support/evolve.ts";

const id = f.bigAuto();

interface Shape {
  readonly column: string;
  readonly constraints?: readonly string[];
  readonly indexes?: readonly string[];
}

/** One field in two declarations, and what the catalogue says of each; both ways are walked. */
const alterations: readonly [name: string, from: StateField, to: StateField, before: Shape, after: Shape][] = [
  [
    "a longer text",
    f.char({ maxLength: 30 }),
    f.char({ maxLength: 150 }),
    { column: "value character varying(30) NOT NULL" },
    { column: "value character varying(150) NOT NULL" },
  ],
  [
    "null allowed",
    f.integer({ default: 7 }),
    f.integer({ null: true }),
    { column: "value integer NOT NULL" },
    { column: "value integer" },
  ],
  [
    "another type",
    f.char({ maxLength: 9, default: "1" }),
    f.integer({ default: 1 }),
    { column: "value character varying(9) NOT NULL" },
    { column: "value integer NOT NULL" },
  ],
  [
    "unique",
    f.char({ maxLength: 9 }),
    f.char({ maxLength: 9, unique: true }),
    { column: "value character varying(9) NOT NULL" },
    {
      column: "value character varying(9) NOT NULL",
      constraints: ["shop_item_value_d33e18c5_uniq"],
      indexes: ["shop_item_value_d33e18c5_like"],
    },
  ],
  [
    "indexed instead of unique",
    f.char({ maxLength: 9, unique: true }),
    f.char({ maxLength: 9, index: true }),
    {
      column: "value character varying(9) NOT NULL",
      constraints: ["shop_item_value_key"],
      indexes: ["shop_item_value_d33e18c5_like"],
    },
    {
      column: "value character varying(9) NOT NULL",
      indexes: ["shop_item_value_d33e18c5", "shop_item_value_d33e18c5_like"],
    },
  ],
  [
    "an indexed text without limit",
    f.char({ maxLength: 9, index: true }),
    f.text({ index: true }),
    {
      column: "value character varying(9) NOT NULL",
      indexes: ["shop_item_value_d33e18c5", "shop_item_value_d33e18c5_like"],
    },
    { column: "value text NOT NULL", indexes: ["shop_item_value_d33e18c5", "shop_item_value_d33e18c5_like"] },
  ],
  [
    "a check",
    f.smallInteger(),
    f.positiveSmallInteger(),
    { column: "value smallint NOT NULL" },
    { column: "value smallint NOT NULL", constraints: ["shop_item_value_d33e18c5_check"] },
  ],
  [
    "another column name",
    f.integer({ index: true }),
    f.integer({ index: true, column: "worth" }),
    { column: "value integer NOT NULL", indexes: ["shop_item_value_d33e18c5"] },
    { column: "worth integer NOT NULL", indexes: ["shop_item_value_d33e18c5"] },
  ],
  [
    "a foreign key in place of a number",
    f.bigInteger({ null: true, column: "value" }),
    f.foreignKey("shop.Maker", { onDelete: "cascade", null: true, column: "value" }),
    { column: "value bigint" },
    {
      column: "value bigint",
      constraints: ["shop_item_value_d33e18c5_fk_shop_maker_id"],
      indexes: ["shop_item_value_d33e18c5"],
    },
  ],
  [
    "a foreign key that becomes one to one",
    f.foreignKey("shop.Maker", { onDelete: "cascade", column: "value" }),
    f.oneToOne("shop.Maker", { onDelete: "cascade", column: "value" }),
    {
      column: "value bigint NOT NULL",
      constraints: ["shop_item_value_d33e18c5_fk_shop_maker_id"],
      indexes: ["shop_item_value_d33e18c5"],
    },
    {
      column: "value bigint NOT NULL",
      constraints: ["shop_item_value_d33e18c5_fk_shop_maker_id", "shop_item_value_d33e18c5_uniq"],
    },
  ],
];

for (const [name, from, to, before, after] of alterations) {
  test(`a field is altered and altered back: ${name}`, async () => {
    const maker = createModel("Maker", { id });
    await using item = await evolve({ id, value: from }, [alterField("Item", "value", to)], { before: [maker] });
    assert.deepEqual(shapeOf(await item.forwards()), { constraints: [], indexes: [], ...after });
    const returned = shapeOf(await item.backwards());
    // A unique constraint that comes back gets the name that Django's rule gives to later ones.
    const constraints = before.constraints?.map((constraint) => constraint.replace("_key", "_d33e18c5_uniq")) ?? [];
    assert.deepEqual(returned, { indexes: [], ...before, constraints });
  });
}

test("rows keep their values through changes of type, and get the default where they held null", async () => {
  const changes = [
    alterField("Item", "count", f.integer({ default: 0 })),
    alterField("Item", "note", f.text({ default: "it's \\ new" })),
  ];
  const fields = { id, count: f.char({ maxLength: 9 }), note: f.text({ null: true }) };
  await using item = await evolve(fields, changes);
  const { database } = item.site;
  await database.execute(`INSERT INTO "shop_item" ("count", "note") VALUES ('12', NULL), ('3', 'old')`);
  await item.forwards();
  const rows = await database.execute(`SELECT "count", "note" FROM "shop_item" ORDER BY "id"`);
  assert.deepEqual(rows, [
    { count: 12, note: "it's \\ new" },
    { count: 3, note: "old" },
  ]);
});

test("a constraint under a name of somebody else is found and dropped", async () => {
  await using item = await evolve({ id, code: f.integer({ unique: true }) }, [
    alterField("Item", "code", f.integer({ default: 0 })),
  ]);
  await item.site.database.execute(`ALTER TABLE "shop_item" RENAME CONSTRAINT "shop_item_code_key" TO "odd"`);
  assert.deepEqual(Object.keys((await item.forwards()).constraints), ["shop_item_pkey"]);
});

test("a check that the model declares stays when the check of its field goes", async () => {
  const options = { constraints: [{ name: "below_ten", check: `"rank" < 10` }] };
  const change = alterField("Item", "rank", f.smallInteger());
  await using item = await evolve({ id, rank: f.positiveSmallInteger() }, [change], { options });
  assert.deepEqual(Object.keys((await item.forwards()).constraints).sort(), ["below_ten", "shop_item_pkey"]);
});

test("a constraint that is gone already is a clear failure", async () => {
  await using item = await evolve({ id, code: f.integer({ unique: true }) }, [alterField("Item", "code", f.integer())]);
  await item.site.database.execute(`ALTER TABLE "shop_item" DROP CONSTRAINT "shop_item_code_key"`);
  await assert.rejects(item.forwards(), /Table "shop_item" has no unique constraint on \(code\)/);
});

test("what cannot be altered is refused: another key type, a column that becomes a relation", async () => {
  const refused = [
    [
      alterField("Item", "note", f.text({ primaryKey: true })),
      /"note" of shop.Item cannot be altered: it becomes or stops to be the primary key|exactly one primary key/,
    ],
    [alterField("Item", "note", f.manyToMany("shop.Item")), /a column cannot become a relation/],
    [alterField("Item", "nothing", f.text()), /shop.Item has no field "nothing" at this point; it has id, note\./],
    [addField("Thing", "note", f.text()), /The migrations have no model "shop.Thing" at this point/],
  ] as const;
  for (const [operation, message] of refused) {
    await using item = await evolve({ id, note: f.text() }, [operation]);
    await assert.rejects(item.forwards(), message);
  }
});

function shapeOf({
  columns,
  constraints,
  indexes,
}: Awaited<ReturnType<Awaited<ReturnType<typeof evolve>>["forwards"]>>) {
  return {
    column: columns[1],
    constraints: Object.keys(constraints)
      .filter((name) => !name.endsWith("_pkey"))
      .sort(),
    indexes: Object.keys(indexes).sort(),
  };
}
