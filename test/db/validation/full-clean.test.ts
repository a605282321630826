import assert from "node:assert/strict";
import { type ErrorsByField, f, Model, nonField, ValidationFailed } from "#rooms/db";
import { testsWith } from "../project-database.ts";
import { Maker, Product } from "./shop.ts";
import { shopDatabase } from "./shop-database.ts";

const database = await shopDatabase();
const it = testsWith(database);
await database.execute("insert into shop_maker (name) values ('Ann'), ('Bob')");

/** A product that is valid where nothing else is said. */
function product(values: Partial<Record<keyof Product, unknown>> = {}): Product {
  return Object.assign(new Product(), { name: "Lamp", code: "lamp", makerId: 1, price: "9.99", size: "" }, values);
}

/** What a check says, as `field: message`. */
async function complaints(check: Promise<void>): Promise<string[]> {
  const errors = await check.then((): ErrorsByField => ({}), errorsOf);
  return Object.entries(errors).flatMap(([name, problems]) => problems.map(({ message }) => `${name}: ${message}`));
}

function errorsOf(error: unknown): ErrorsByField {
  if (error instanceof ValidationFailed) return error.details.errors;
  throw error;
}

it("a valid row passes, defaults and what is set by itself included", async () => {
  await product().fullClean();
});

it("a field that is missing says so as Django does", async () => {
  const row = product({ name: "", code: undefined, makerId: undefined, price: null });
  assert.deepEqual(await complaints(row.cleanFields()), [
    "name: This field cannot be blank.",
    "code: This field cannot be blank.",
    "maker: This field cannot be null.",
    "price: This field cannot be null.",
  ]);
});

it("kinds, choices and validators speak for each field", async () => {
  const row = product({ name: "Lanterns", code: "a b", price: "0", size: "M", stock: -1, oldPrice: "12345.6" });
  assert.deepEqual(await complaints(row.cleanFields()), [
    "name: Ensure this value has at most 5 characters (it has 8).",
    "code: Enter a valid “slug” consisting of letters, numbers, underscores or hyphens.",
    "price: Ensure this value is greater than or equal to 0.01.",
    "oldPrice: Ensure that there are no more than 4 digits before the decimal point.",
    "stock: Ensure this value is greater than or equal to 0.",
    "size: Value 'M' is not a valid choice.",
  ]);
});

it("a reference that leads nowhere is found before it is saved", async () => {
  const expected = ["maker: maker instance with id 77 does not exist."];
  assert.deepEqual(await complaints(product({ makerId: 77 }).fullClean()), expected);
});

it("fields that are excluded are not looked at", async () => {
  const row = product({ name: "", makerId: 77, price: "10.00", oldPrice: "1.00" });
  const exclude = ["name", "maker", "oldPrice"] as const;
  await row.fullClean({ exclude });
});

it("the row's own rules name a field or the whole row, beside the errors of fields", async () => {
  const cheap = product({ name: "Cheap", code: "" });
  assert.deepEqual(await complaints(cheap.fullClean()), [
    "code: This field cannot be blank.",
    "price: It is not cheap.",
  ]);
  assert.deepEqual(await complaints(product({ name: "Never" }).fullClean()), [
    `${nonField}: Such a product does not exist.`,
  ]);
});

it("an error that is no validation error leaves clean as it is", async () => {
  class Broken extends Product {
    override clean(): void {
      throw new RangeError("a bug");
    }
  }
  await assert.rejects(Object.assign(new Broken(), product()).fullClean(), RangeError);
});

it("values that another row has are found, a row's own are not", async () => {
  const saved = await Product.create({ name: "Chair", code: "chair", maker: 1, price: "5.00", note: "wood" });
  await saved.fullClean();
  const twin = product({ name: "Chair", code: "chair", note: "wood" });
  assert.deepEqual(await complaints(twin.validateUnique()), [
    "code: Product with this Product code already exists.",
    `${nonField}: Product with this Name, Maker and Size already exists.`,
  ]);
  assert.deepEqual(await complaints(twin.validateConstraints()), ["note: Product with this Note already exists."]);
  assert.deepEqual(await complaints(twin.validateUnique({ exclude: ["code", "size"] })), []);
});

it("NULL equals nothing, and a key that is given must be free", async () => {
  await Product.create({ name: "Null1", code: "null-1", maker: 1, price: "5.00" });
  await product({ name: "Null2", code: "null-2" }).fullClean();
  const [taken] = await Maker.all();
  const maker = Object.assign(new Maker(), { id: taken?.id, name: "New" });
  assert.deepEqual(await complaints(maker.fullClean()), ["id: Maker with this Id already exists."]);
});

it("PostgreSQL judges check constraints, and NULL breaks none", async () => {
  const dear = product({ price: "10.00", oldPrice: "9.00", note: "far too long" });
  assert.deepEqual(await complaints(dear.fullClean()), [
    `${nonField}: Constraint “shop_price_falls” is violated.`,
    `${nonField}: Be brief.`,
  ]);
  await product({ price: "8.00", oldPrice: "9.00" }).fullClean();
});

it("a constraint that reads a field which is wrong already is not asked", async () => {
  const row = product({ price: "x", oldPrice: "9.00" });
  assert.deepEqual(await complaints(row.fullClean()), ["price: Enter a number."]);
});

it("a unique constraint with a condition counts the rows that fulfil it only", async () => {
  await Product.create({ name: "Bed", code: "bed", maker: 2, price: "5.00", stock: 3 });
  const second = { name: "Sofa", code: "sofa", makerId: 2 };
  assert.deepEqual(await complaints(product({ ...second, stock: 1 }).validateConstraints()), [
    `${nonField}: Constraint “shop_one_current” is violated.`,
  ]);
  await product({ ...second, stock: 0 }).fullClean();
  await product({ ...second, stock: 1, isCurrent: false }).fullClean();
});

it("a unique constraint with a condition does not count the rows that do not fulfil it", async () => {
  const maker = await Maker.create({ name: "Eve" });
  await Product.create({ name: "Desk", code: "desk", maker, price: "5.00", stock: 0 });
  await product({ name: "Shelf", code: "shelf", makerId: maker.id, stock: 1 }).fullClean();
});

/** A model without a table: its constraints are judged by values alone. */
class Draft extends Model(
  "shop.Draft",
  {
    title: f.char({ maxLength: 5 }),
    size: f.integer({ default: 12 }),
    sentAt: f.datetime({ null: true }),
    tags: f.json(),
    file: f.binary(),
  },
  {
    constraints: [
      { name: "short", check: "length(title) < 6" },
      { name: "small", check: "size < 10" },
    ],
  },
) {}

it("constraints see values in full, and the defaults of what is left out", async () => {
  const draft = Object.assign(new Draft(), { title: "Too long" });
  assert.deepEqual(await complaints(draft.validateConstraints()), [
    `${nonField}: Constraint “short” is violated.`,
    `${nonField}: Constraint “small” is violated.`,
  ]);
});

it("what Django calls empty is missing where blank does not allow it, NULL that is allowed too", async () => {
  const draft = Object.assign(new Draft(), { title: "T", sentAt: null, file: Buffer.alloc(0) });
  const blank = (...names: string[]) => names.map((name) => `${name}: This field cannot be blank.`);
  for (const tags of [[], {}, ""]) {
    assert.deepEqual(await complaints(Object.assign(draft, { tags }).cleanFields()), blank("sentAt", "tags", "file"));
  }
  for (const tags of [[0], { a: null }, 0, false]) {
    assert.deepEqual(await complaints(Object.assign(draft, { tags }).cleanFields()), blank("sentAt", "file"));
  }
});

it("the message of the error names fields and codes, never values", async () => {
  const failure = await product({ size: "secret" })
    .fullClean()
    .catch((error: unknown) => error);
  assert.ok(failure instanceof ValidationFailed);
  assert.equal(failure.message, "shop.Product is not valid: size (max_length).");
  assert.equal(failure.status, 400);
});

it("values of an unsaved row can carry no SQL", async () => {
  const evil = "'; drop table shop_product; --";
  await assert.rejects(product({ name: evil, code: evil, note: evil }).fullClean(), ValidationFailed);
  assert.ok((await Product.count()) > 0);
});
