import assert from "node:assert/strict";
import { test } from "node:test";
import { f } from "#rooms/db";
import {
  addField,
  createModel,
  deleteModel,
  removeField,
  runCode,
  runSql,
  separateDatabaseAndState,
} from "#rooms/migrations";
import { evolve } from "../support/evolve.ts";

const id = f.bigAuto();
const cascade = { onDelete: "cascade" } as const;

test("state and database are changed apart, forth and back", async () => {
  const state = [addField("Item", "note", f.text({ null: true }))];
  const database = [runSql(`ALTER TABLE "shop_item" ADD "note" text`, `ALTER TABLE "shop_item" DROP "note"`)];
  const changes = [separateDatabaseAndState({ database, state }), removeField("Item", "note")];
  await using item = await evolve({ id }, [changes[0] ?? runSql("")]);
  assert.deepEqual((await item.forwards()).columns, ["id bigint NOT NULL", "note text"]);
  assert.deepEqual((await item.backwards()).columns, ["id bigint NOT NULL"]);
  await using both = await evolve({ id }, changes);
  assert.deepEqual((await both.forwards()).columns, ["id bigint NOT NULL"]);
});

test("operations on the database alone build on each other and leave the state as it was", async () => {
  const database = [addField("Item", "a", f.text({ null: true })), removeField("Item", "a"), deleteModel("Item")];
  await using item = await evolve({ id }, [separateDatabaseAndState({ database })]);
  assert.deepEqual((await item.forwards()).columns, []);
  assert.deepEqual((await item.backwards()).columns, ["id bigint NOT NULL"]);
});

test("a half that cannot be taken back makes the whole irreversible", () => {
  assert.equal(separateDatabaseAndState({ database: [runSql("SELECT 1")] }).reversible, false);
  assert.equal(separateDatabaseAndState({ state: [runSql("SELECT 1")] }).reversible, true);
});

test("code works with the models of its place in history: their columns, relations and rules of deletion", async () => {
  const before = [
    createModel("Maker", { id, name: f.char({ maxLength: 20 }), oldName: f.text({ default: "" }) }),
    createModel("Tag", { id, word: f.text(), makers: f.manyToMany("shop.Maker") }),
  ];
  const fields = {
    id,
    maker: f.foreignKey("shop.Maker", cascade),
    price: f.decimal({ maxDigits: 5, decimalPlaces: 2 }),
  };
  const seen: unknown[] = [];
  const changes = [
    runCode(
      async ({ model }) => {
        const maker = await model("shop.Maker").create({ name: "Ada", oldName: "Augusta" });
        await model("shop.Item").create({ maker, price: "1.5" });
        await model("shop.Item").create({ maker: maker.id, price: "2" });
        const cheap = await model("shop.Item").filter({ "maker.oldName__startswith": "Aug", price__lt: "2" }).all();
        seen.push(
          cheap.map(({ price }) => price),
          await model("shop.Item").filter({ maker }).update({ price: "3" }),
        );
        maker.name = "Countess";
        await maker.save();
        seen.push((await model("shop.Maker").get({ name: "Countess" })).oldName);
      },
      async ({ model }) => {
        const maker = await model("shop.Maker").get({ name: "Countess" });
        seen.push((await maker.delete()).byModel);
      },
    ),
    removeField("Maker", "oldName"),
    addField("Item", "late", f.text({ default: "" })),
  ];
  await using item = await evolve(fields, changes, { before });
  await item.forwards();
  assert.deepEqual(seen, [["1.50"], 2, "Augusta"]);
  assert.deepEqual(await item.site.database.execute(`SELECT "price", "late" FROM "shop_item" LIMIT 1`), [
    { price: "3.00", late: "" },
  ]);
  await item.backwards();
  assert.deepEqual(seen.at(-1), { "shop.Item": 2, "shop.Maker": 1 });
  assert.deepEqual(await item.site.database.execute(`SELECT * FROM "shop_maker"`), []);
});

test("a model that is not there yet is refused, and nothing of the code is kept", async () => {
  const code = runCode(async ({ model }) => {
    await model("shop.Item").create({});
    await model("shop.Later").count();
  });
  await using item = await evolve({ id }, [code, createModel("Later", { id })]);
  await assert.rejects(item.forwards(), /The migrations have no model "shop\.Later" at this point/);
  assert.deepEqual(await item.site.database.execute(`SELECT * FROM "shop_item"`), []);
});
