import assert from "node:assert/strict";
import { nonField, ValidationFailed, validationFailureOf } from "#rooms/db";
import { testsWith } from "../project-database.ts";
import { Maker, Product } from "./shop.ts";
import { shopDatabase } from "./shop-database.ts";

const database = await shopDatabase();
const it = testsWith(database);
await database.execute("insert into shop_maker (name) values ('Ann'), ('Bob')");

const base = { name: "Lamp", code: "lamp", maker: 1, price: "9.99" };
await database.execute(`insert into shop_product (name, code, maker_id, price, stock, size, is_current, note, changed_at)
  values ('Lamp', 'lamp', 1, 9.99, 1, '', true, 'brass', now())`);

/** What PostgreSQL refuses when the values are written, as validation says it: name, code and message. */
async function refused(values: object): Promise<unknown[]> {
  const create = () => Reflect.apply(Product.create, Product, [{ ...base, ...values }]);
  const error: unknown = await database.atomic(create).catch((cause: unknown) => cause);
  const failure = validationFailureOf(error, Product);
  return Object.entries(failure?.details.errors ?? {}).map(([name, problems]) => [name, ...problems]);
}

it("a taken value is an error of its field, or of the row where it takes several", async () => {
  const together = { code: "unique_together", message: "Product with this Name, Maker and Size already exists." };
  assert.deepEqual(await refused({ name: "Other", stock: 0 }), [
    ["code", { code: "unique", message: "Product with this Product code already exists." }],
  ]);
  assert.deepEqual(await refused({ code: "other", stock: 0 }), [[nonField, together]]);
  assert.deepEqual(await refused({ name: "Other", code: "other", maker: 2, note: "brass" }), [
    ["note", { code: "unique", message: "Product with this Note already exists." }],
  ]);
});

it("a constraint with a condition, and an index over an expression, are errors of the row", async () => {
  assert.deepEqual(await refused({ name: "Other", code: "other", stock: 2 }), [
    [nonField, { code: "constraint", message: "Constraint “shop_one_current” is violated." }],
  ]);
  assert.deepEqual(await refused({ name: "Other", code: "LAMP", stock: 0 }), [
    [nonField, { code: "constraint", message: "Constraint “shop_lower” is violated." }],
  ]);
});

it("a check by name has its message, and a column's own check is an error of its field", async () => {
  assert.deepEqual(await refused({ code: "x", name: "x", maker: 2, oldPrice: "1.00" }), [
    [nonField, { code: "constraint", message: "Constraint “shop_price_falls” is violated." }],
  ]);
  assert.deepEqual(await refused({ code: "x", name: "x", maker: 2, note: "far too long" }), [
    [nonField, { code: "constraint", message: "Be brief." }],
  ]);
  assert.deepEqual(await refused({ code: "x", name: "x", maker: 2, stock: -1 }), [
    ["stock", { code: "min_value", message: "Ensure this value is greater than or equal to 0." }],
  ]);
});

it("a lost reference and a missing value are errors of their fields, at commit too", async () => {
  const [[name, problem] = []] = (await refused({ code: "x", name: "x", maker: 99 })) as unknown[][];
  assert.equal(name, "maker");
  assert.match(JSON.stringify(problem), /Select a valid choice/);
  assert.deepEqual(await refused({ code: "x", name: "x", maker: 2, price: null }), [
    ["price", { code: "null", message: "This field cannot be null." }],
  ]);
});

it("what is not about a row of the model is left alone", async () => {
  const failure = await database.execute("select 1/0").catch((error: unknown) => error);
  assert.equal(validationFailureOf(failure, Product), undefined);
  assert.equal(validationFailureOf(new Error("other"), Product), undefined);
  const taken = await Maker.create({ name: "Ann" }).catch((error: unknown) => error);
  assert.equal(validationFailureOf(taken, Product), undefined);
  assert.ok(validationFailureOf(taken, Maker) instanceof ValidationFailed);
});

it("a row that is still referred to is no error of the rows that refer to it", async () => {
  const failure = await database.execute("delete from shop_maker where id = 1").catch((error: unknown) => error);
  assert.ok(failure instanceof Error);
  assert.equal(validationFailureOf(failure, Product), undefined);
});

it("errors of validation pass as they are", () => {
  const error = new ValidationFailed({ model: "shop.Product", errors: {} });
  assert.equal(validationFailureOf(error, Product), error);
  return Promise.resolve();
});

it("PostgreSQL's names of columns are read in any language and quoting, without the values", async () => {
  await database.execute(`create table odd ("a ""b" integer, "Ünder" integer, unique ("a ""b", "Ünder"))`);
  await database.execute("insert into odd values (1, 2)");
  const insert = database.execute(`insert into odd values (1, 2)`);
  await assert.rejects(insert, { code: "db.unique_violation", details: undefinedOrColumns(['a "b', "Ünder"]) });
});

function undefinedOrColumns(columns: readonly string[]) {
  return {
    ...{ sqlstate: "23505", model: undefined, table: "odd", column: undefined },
    message: 'duplicate key value violates unique constraint "odd_a "b_Ünder_key"',
    constraint: 'odd_a "b_Ünder_key',
    columns,
  };
}
