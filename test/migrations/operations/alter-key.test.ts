import assert from "node:assert/strict";
import { test } from "node:test";
import { f, type ModelOptions } from "#rooms/db";
import { alterField, createModel, type Operation, type StateFields } from "#rooms/migrations";
import { evolve } from "../support/evolve.ts";
import { readSchema } from "../support/read-schema.ts";

const cascade = { onDelete: "cascade" } as const;
/** Everything that can refer to a key: a column, a key that is a reference, a join table on either side, a circle. */
const friends: readonly [name: string, fields: StateFields, options?: ModelOptions][] = [
  ["Maker", { id: f.auto(), name: f.text() }],
  [
    "Passport",
    { maker: f.oneToOne("shop.Maker", { ...cascade, primaryKey: true }), parent: f.foreignKey("shop.Maker", cascade) },
  ],
  ["Stamp", { id: f.auto(), passport: f.foreignKey("shop.Passport", { ...cascade, constraint: false }) }],
  ["Guild", { id: f.bigAuto(), makers: f.manyToMany("shop.Maker") }],
];
const before: readonly Operation[] = friends.map(([name, fields, options]) => createModel(name, fields, options));
const fields = { id: f.auto(), maker: f.foreignKey("shop.Maker", { ...cascade, null: true }) };

test("a key of another type takes every column along that refers to it, and back", async () => {
  await using item = await evolve(fields, [alterField("Maker", "id", f.bigAuto())], { before });
  const { database } = item.site;
  const start = await readSchema(database);
  await database.execute(`INSERT INTO "shop_maker" ("name") VALUES ('one'), ('two')`);
  await database.execute(`INSERT INTO "shop_passport" ("maker_id", "parent_id") VALUES (1, 2)`);
  await item.forwards();
  const { shop_maker, shop_passport, shop_stamp, shop_guild_makers, shop_item } = await readSchema(database);
  assert.deepEqual(shop_maker?.columns[0], "id bigint NOT NULL");
  assert.deepEqual(shop_passport?.columns, ["maker_id bigint NOT NULL", "parent_id bigint NOT NULL"]);
  assert.deepEqual(shop_stamp?.columns, ["id integer NOT NULL", "passport_id bigint NOT NULL"]);
  assert.equal(shop_guild_makers?.columns[2], "maker_id bigint NOT NULL");
  assert.equal(shop_item?.columns[1], "maker_id bigint");
  assert.deepEqual(shop_passport?.constraints, start.shop_passport?.constraints);
  assert.deepEqual(shop_guild_makers?.indexes, start.shop_guild_makers?.indexes);
  await database.execute(`SELECT setval(pg_get_serial_sequence('shop_maker', 'id'), 5000000000)`);
  await item.backwards().catch(() => undefined);
  await database.execute(`SELECT setval(pg_get_serial_sequence('shop_maker', 'id'), 7)`);
  await item.backwards();
  assert.deepEqual(await readSchema(database), start);
});

test("the sequence of a serial column of an older Django gets the new type", async () => {
  await using item = await evolve({ id: f.auto() }, [alterField("Item", "id", f.bigAuto())]);
  const { database } = item.site;
  await database.execute(`ALTER TABLE "shop_item" ALTER COLUMN "id" DROP IDENTITY`);
  await database.execute(`CREATE SEQUENCE "old" AS integer OWNED BY "shop_item"."id"`);
  await database.execute(`ALTER TABLE "shop_item" ALTER COLUMN "id" SET DEFAULT nextval('old')`);
  await item.forwards();
  const [row] = await database.execute(`SELECT seqtypid::regtype::text AS type FROM pg_sequence`);
  assert.deepEqual(row, { type: "bigint" });
});

test("a key begins to be counted up where its values end, and stops again", async () => {
  const number = f.integer({ primaryKey: true });
  await using item = await evolve({ id: number }, [alterField("Item", "id", f.auto())]);
  const { database } = item.site;
  await database.execute(`INSERT INTO "shop_item" VALUES (41)`);
  await item.forwards();
  assert.deepEqual(await database.execute(`INSERT INTO "shop_item" DEFAULT VALUES RETURNING "id"`), [{ id: 42 }]);
  await item.backwards();
  await assert.rejects(database.execute(`INSERT INTO "shop_item" DEFAULT VALUES`), { code: "db.not_null_violation" });
});

test("a text key takes its references along as well", async () => {
  const code = (maxLength: number) => f.char({ maxLength, primaryKey: true });
  const parts = { code: code(9), parent: f.foreignKey("shop.Item", { ...cascade, null: true }) };
  await using item = await evolve(parts, [alterField("Item", "code", code(30))]);
  await item.site.database.execute(`INSERT INTO "shop_item" VALUES ('a', NULL), ('b', 'a')`);
  const { columns, indexes } = await item.forwards();
  assert.deepEqual(columns, ["code character varying(30) NOT NULL", "parent_id character varying(30)"]);
  assert.equal(Object.keys(indexes).length, 3);
});
