import assert from "node:assert/strict";
import { test } from "node:test";
import { Duration, f, type ModelOptions, PlainDate, PlainTime, sql } from "#rooms/db";
import {
  addConstraint,
  addField,
  addIndex,
  alterField,
  createModel,
  defineMigration,
  removeConstraint,
  removeIndex,
  type StateFields,
} from "#rooms/migrations";
import { evolve } from "../support/evolve.ts";
import { migrationSite, source } from "../support/migration-site.ts";
import { readSchema } from "../support/read-schema.ts";

const id = f.bigAuto();

test("every kind of field has Django's column, check and indexes", async () => {
  const fields: StateFields = {
    id: f.smallAuto(),
    big: f.bigInteger(),
    positiveBig: f.positiveBigInteger(),
    price: f.decimal({ maxDigits: 10, decimalPlaces: 2 }),
    ratio: f.float(),
    active: f.boolean(),
    code: f.char({ maxLength: 9, unique: true }),
    body: f.text({ index: true }),
    page: f.url({ index: true }),
    uuid: f.uuid({ unique: true }),
    data: f.json(),
    day: f.date(),
    at: f.time(),
    spent: f.duration(),
    bytes: f.binary(),
    address: f.genericIpAddress({ index: true }),
  };
  const operations = [createModel("Thing", fields)];
  await using site = await migrationSite({
    sources: [source("shop", { "0001_initial": defineMigration({ operations }) })],
  });
  const { stderr } = await site.run("migrate");
  const { shop_thing } = await readSchema(site.database);
  assert.equal(stderr, "");
  assert.deepEqual(shop_thing?.columns, [
    "id smallint NOT NULL",
    "big bigint NOT NULL",
    "positive_big bigint NOT NULL",
    "price numeric(10,2) NOT NULL",
    "ratio double precision NOT NULL",
    "active boolean NOT NULL",
    "code character varying(9) NOT NULL",
    "body text NOT NULL",
    "page character varying(200) NOT NULL",
    "uuid uuid NOT NULL",
    "data jsonb NOT NULL",
    "day date NOT NULL",
    "at time without time zone NOT NULL",
    "spent interval NOT NULL",
    "bytes bytea NOT NULL",
    "address inet NOT NULL",
  ]);
  assert.deepEqual(Object.keys(shop_thing?.constraints ?? {}).sort(), [
    "shop_thing_code_key",
    "shop_thing_pkey",
    "shop_thing_positive_big_check",
    "shop_thing_uuid_key",
  ]);
  assert.deepEqual(Object.values(shop_thing?.indexes ?? {}).sort(), [
    "USING btree (address)",
    "USING btree (body text_pattern_ops)",
    "USING btree (body)",
    "USING btree (code varchar_pattern_ops)",
    "USING btree (page varchar_pattern_ops)",
    "USING btree (page)",
  ]);
});

const declared: ModelOptions = {
  indexes: [
    { name: "partial", fields: ["-rank"], where: `"rank" > 0` },
    { name: "expression", expressions: [`lower("title")`, `"rank" + 1`] },
    { name: "covering", fields: ["rank"], include: ["title"] },
    { name: "operators", fields: ["title", "-rank"], opclasses: ["text_pattern_ops", "int4_ops"] },
    { name: "access", fields: ["data"], using: "gin", opclasses: ["jsonb_path_ops"] },
  ],
  constraints: [{ name: "positive", check: `"rank" >= 0`, message: "Too low." }],
  uniqueConstraints: [
    { name: "plain", fields: ["title", "rank"] },
    { name: "deferred", fields: ["rank"], deferrable: "deferred" },
    { name: "one_zero", fields: ["title"], where: `"rank" = 0`, include: ["rank"] },
  ],
};
const fields = { id, title: f.text(), rank: f.integer(), data: f.json() };

const expected = {
  constraints: {
    deferred: "UNIQUE (rank) DEFERRABLE INITIALLY DEFERRED",
    plain: "UNIQUE (title, rank)",
    positive: "CHECK ((rank >= 0))",
    shop_item_pkey: "PRIMARY KEY (id)",
  },
  indexes: {
    access: "USING gin (data jsonb_path_ops)",
    covering: "USING btree (rank) INCLUDE (title)",
    expression: "USING btree (lower(title), ((rank + 1)))",
    one_zero: "USING btree (title) INCLUDE (rank) WHERE (rank = 0)",
    operators: "USING btree (title text_pattern_ops, rank DESC)",
    partial: "USING btree (rank DESC) WHERE (rank > 0)",
  },
};

test("indexes and constraints of a new model say all that is declared", async () => {
  await using item = await evolve({ other: f.bigAuto() }, [createModel("Thing", fields, declared)]);
  await item.forwards();
  const { constraints, indexes } = (await readSchema(item.site.database)).shop_thing ?? {};
  const { shop_item_pkey, ...named } = expected.constraints;
  assert.deepEqual(
    { constraints, indexes },
    { ...expected, constraints: { ...named, shop_thing_pkey: shop_item_pkey } },
  );
});

test("indexes and constraints of every kind are added and removed, forth and back", async () => {
  const { indexes = [], constraints = [], uniqueConstraints = [] } = declared;
  const named = [...constraints, ...uniqueConstraints];
  const additions = [
    ...indexes.map((index) => addIndex("Item", { fields: [], name: "", ...index })),
    ...named.map((constraint) => addConstraint("Item", constraint)),
  ];
  await using added = await evolve(fields, additions);
  const { columns, ...after } = await added.forwards();
  assert.deepEqual(after, expected);
  assert.deepEqual((await added.backwards()).indexes, {});
  const removals = [
    ...indexes.map(({ name = "" }) => removeIndex("Item", name)),
    ...named.map(({ name }) => removeConstraint("Item", name)),
  ];
  await using removed = await evolve(fields, removals, { options: declared });
  const bare = await removed.forwards();
  assert.deepEqual(bare, { columns, constraints: { shop_item_pkey: "PRIMARY KEY (id)" }, indexes: {} });
  const { columns: _columns, ...back } = await removed.backwards();
  assert.deepEqual(back, expected);
});

test("the database keeps a default that is declared for it, fills rows that exist, and forgets it again", async () => {
  const changes = [
    addField("Item", "stamp", f.datetime({ dbDefault: sql`now()` })),
    addField("Item", "code", f.text({ default: "old", dbDefault: sql`'new'` })),
    alterField("Item", "rank", f.bigInteger({ dbDefault: sql`40 + 2` })),
  ];
  await using item = await evolve({ id, rank: f.integer({ dbDefault: sql`1` }) }, changes);
  const { database } = item.site;
  await database.execute(`INSERT INTO "shop_item" DEFAULT VALUES`);
  await item.forwards();
  await database.execute(`INSERT INTO "shop_item" DEFAULT VALUES`);
  assert.deepEqual(
    await database.execute(`SELECT "rank", "code", "stamp" IS NULL AS "none" FROM "shop_item" ORDER BY "id"`),
    [
      { rank: 1, code: "old", none: false },
      { rank: 42, code: "new", none: false },
    ],
  );
  await item.backwards();
  await database.execute(`INSERT INTO "shop_item" DEFAULT VALUES`);
  assert.deepEqual(await database.execute(`SELECT "rank" FROM "shop_item" ORDER BY "id" DESC LIMIT 1`), [{ rank: 1 }]);
});

test("rows that exist get defaults of every kind", async () => {
  const changes = [
    addField("Item", "bytes", f.binary({ default: Buffer.from([0, 92, 255]) })),
    addField("Item", "day", f.date({ default: PlainDate.from("2026-11-22") })),
    addField("Item", "at", f.time({ default: PlainTime.from("12:30:00") })),
    addField("Item", "spent", f.duration({ default: Duration.from("1 02:00:00") })),
    addField("Item", "data", f.json({ default: { quote: `it's "\\"` } })),
    addField("Item", "price", f.decimal({ maxDigits: 5, decimalPlaces: 2, default: "1.5" })),
  ];
  await using item = await evolve({ id }, changes);
  const { database } = item.site;
  await database.execute(`INSERT INTO "shop_item" DEFAULT VALUES`);
  await item.forwards();
  const [row] = await database.execute(`SELECT * FROM "shop_item"`);
  assert.deepEqual(
    [row?.bytes, String(row?.day), String(row?.at), row?.data, row?.price],
    [Buffer.from([0, 92, 255]), "2026-11-22", "12:30:00", { quote: `it's "\\"` }, "1.50"],
  );
});

test("a relation through a model has no table of its own, and its pairs are rows of the model", async () => {
  const cascade = { onDelete: "cascade" } as const;
  const group = { id, members: f.manyToMany("shop.Item", { through: "shop.Membership" }) };
  const membership = { id, group: f.foreignKey("shop.Group", cascade), item: f.foreignKey("shop.Item", cascade) };
  const changes = [
    createModel("Group", { id }),
    createModel("Membership", membership),
    addField("Group", "members", group.members),
    createModel("Unmanaged", { id, groups: f.manyToMany("shop.Group") }, { managed: false }),
  ];
  await using item = await evolve({ id }, changes);
  await item.forwards();
  assert.deepEqual(await item.site.tables(), ["django_migrations", "shop_group", "shop_item", "shop_membership"]);
  await item.backwards();
  assert.deepEqual(await item.site.tables(), ["django_migrations", "shop_item"]);
});
