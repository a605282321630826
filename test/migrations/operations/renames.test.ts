import assert from "node:assert/strict";
import { test } from "node:test";
import { f } from "#rooms/db";
import { alterField, alterModelTable, createModel, removeField, renameModel } from "#rooms/migrations";
import { evolve } from "../support/evolve.ts";
import { readSchema } from "../support/read-schema.ts";

const id = f.bigAuto();
const cascade = { onDelete: "cascade" } as const;
/** What may refer to a model: columns and join tables of others, of itself, and pairs of a model of their own. */
const fields = {
  id,
  name: f.char({ maxLength: 9, unique: true }),
  parent: f.foreignKey("shop.Item", { ...cascade, null: true }),
  related: f.manyToMany("shop.Item"),
};
const others = [
  createModel("Box", {
    id,
    items: f.manyToMany("shop.Item", { through: "shop.Packing" }),
    top: f.oneToOne("shop.Item", cascade),
  }),
  createModel("Packing", { id, box: f.foreignKey("shop.Box", cascade), item: f.foreignKey("shop.Item", cascade) }),
  createModel("Shelf", { id, items: f.manyToMany("shop.Item") }),
];

test("a renamed model keeps its rows; tables and columns named after it follow, and references hold", async () => {
  const changes = [
    ...others,
    renameModel("Item", "Thing"),
    alterField("Thing", "name", f.char({ maxLength: 9 })),
    alterField("Shelf", "items", f.manyToMany("shop.Thing", { table: "stored" })),
    removeField("Box", "top"),
  ];
  await using item = await evolve(fields, changes, { options: { indexes: [{ fields: ["name"] }] } });
  const { database } = item.site;
  const before = await readSchema(database);
  await database.execute(`INSERT INTO "shop_item" ("name", "parent_id") VALUES ('one', 1), ('two', 1)`);
  await item.forwards();
  assert.deepEqual(await item.site.tables(), [
    "django_migrations",
    "shop_box",
    "shop_packing",
    "shop_shelf",
    "shop_thing",
    "shop_thing_related",
    "stored",
  ]);
  const { shop_thing_related, stored, shop_thing } = await readSchema(database);
  assert.deepEqual(shop_thing_related?.columns.slice(1), [
    "from_thing_id bigint NOT NULL",
    "to_thing_id bigint NOT NULL",
  ]);
  assert.deepEqual(stored?.columns.slice(1), ["shelf_id bigint NOT NULL", "thing_id bigint NOT NULL"]);
  assert.equal(Object.keys(shop_thing?.indexes ?? {}).length, 2);
  assert.deepEqual(await database.execute(`SELECT count(*) AS n FROM "shop_thing"`), [{ n: 2 }]);
  await database.execute(`DELETE FROM "shop_thing" WHERE "name" = 'two'`);
  await item.backwards();
  const after = await readSchema(database);
  assert.deepEqual(Object.keys(after), Object.keys(before));
  assert.deepEqual(after.shop_item?.columns, before.shop_item?.columns);
  assert.deepEqual(after.shop_item_related, before.shop_item_related);
});

test("a table is renamed with the join tables that are named after it, and back", async () => {
  const changes = [
    alterModelTable("Item", "things"),
    alterField("Item", "name", f.char({ maxLength: 9, index: true })),
  ];
  await using item = await evolve(fields, [...changes, alterModelTable("Item")]);
  const before = await readSchema(item.site.database);
  await item.forwards();
  assert.deepEqual(await item.site.tables(), ["django_migrations", "shop_item", "shop_item_related"]);
  await item.backwards();
  assert.deepEqual(Object.keys(await readSchema(item.site.database)), Object.keys(before));
  await using moved = await evolve(fields, changes);
  await moved.forwards();
  assert.deepEqual(await moved.site.tables(), ["django_migrations", "things", "things_related"]);
});

test("a table that is not managed stays where it is", async () => {
  await using item = await evolve(fields, [renameModel("View", "Report"), alterModelTable("Report", "else")], {
    before: [createModel("View", { id }, { managed: false })],
  });
  await item.forwards();
  await item.backwards();
  assert.deepEqual(await item.site.tables(), ["django_migrations", "shop_item", "shop_item_related"]);
});
