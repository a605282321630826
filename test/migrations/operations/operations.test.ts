import assert from "node:assert/strict";
import { test } from "node:test";
import { f } from "#rooms/db";
import {
  addConstraint,
  addField,
  addIndex,
  alterField,
  alterModelOptions,
  alterUniqueTogether,
  createModel,
  deleteModel,
  ProjectState,
  removeConstraint,
  removeField,
  removeIndex,
  renameField,
  runCode,
  runSql,
} from "#rooms/migrations";
import { evolve } from "../support/evolve.ts";

const id = f.bigAuto();
const status = f.char({ maxLength: 9 });
const publishedAt = f.datetime({ null: true });

test("every operation describes itself as Django does", () => {
  const index = { fields: ["status", "-publishedAt"], name: "blog_post_status_615533_idx" };
  const described = {
    "+ Create model Post": createModel("Post", { id }),
    "- Delete model Post": deleteModel("Post"),
    "+ Add field published_at to post": addField("Post", "publishedAt", publishedAt),
    "- Remove field published_at from post": removeField("Post", "publishedAt"),
    "~ Change Meta options on post": alterModelOptions("Post", {}),
    "~ Alter unique_together for post (2 constraint(s))": alterUniqueTogether("Post", [["a"], ["b"]]),
    "+ Create index blog_post_status_615533_idx on field(s) status, -published_at of model post": addIndex(
      "Post",
      index,
    ),
    "- Remove index blog_post_status_615533_idx from post": removeIndex("Post", index.name),
    "+ Create constraint title_not_empty on model post": addConstraint("Post", {
      name: "title_not_empty",
      check: "true",
    }),
    "- Remove constraint title_not_empty from model post": removeConstraint("Post", "title_not_empty"),
    "~ Rename field content on post to body": renameField("Post", "content", "body"),
    "s Raw SQL operation": runSql("SELECT 1"),
    "c Raw TypeScript operation": runCode(async () => {}),
  };
  for (const [text, { symbol, description }] of Object.entries(described)) {
    assert.equal(`${symbol} ${description}`, text);
  }
});

test("only raw operations without their other half are irreversible", () => {
  assert.equal(runSql("SELECT 1").reversible, false);
  assert.equal(runSql("SELECT 1", "SELECT 2").reversible, true);
  assert.equal(runCode(async () => {}).reversible, false);
  assert.equal(deleteModel("Post").reversible, true);
});

test("a field is added with its default for rows that exist, the column keeps none, and goes again", async () => {
  await using item = await evolve({ id }, [
    addField("Item", "status", f.char({ maxLength: 9, default: "it's", index: true })),
    addField("Item", "parent", f.foreignKey("shop.Item", { onDelete: "cascade", null: true })),
    addField("Item", "createdAt", f.datetime({ autoNowAdd: true })),
  ]);
  await item.site.database.execute(`INSERT INTO "shop_item" DEFAULT VALUES`);
  const { columns, constraints, indexes } = await item.forwards();
  assert.deepEqual(columns.slice(1), [
    "status character varying(9) NOT NULL",
    "parent_id bigint",
    "created_at timestamp with time zone NOT NULL",
  ]);
  assert.equal(Object.keys(indexes).length, 3);
  assert.equal(Object.keys(constraints).length, 2);
  const [row] = await item.site.database.execute(`SELECT "status", "created_at" FROM "shop_item"`);
  assert.equal(row?.status, "it's");
  assert.ok(row?.created_at instanceof Date);
  await assert.rejects(item.site.database.execute(`INSERT INTO "shop_item" DEFAULT VALUES`), {
    code: "db.not_null_violation",
  });
  assert.deepEqual((await item.backwards()).columns, ["id bigint NOT NULL"]);
});

test("a many-to-many relation is added with its table and goes with it", async () => {
  await using item = await evolve({ id }, [addField("Item", "related", f.manyToMany("shop.Item"))]);
  await item.forwards();
  assert.deepEqual(await item.site.tables(), ["django_migrations", "shop_item", "shop_item_related"]);
  const pairs = `SELECT "from_item_id", "to_item_id" FROM "shop_item_related"`;
  assert.deepEqual(await item.site.database.execute(pairs), []);
  await item.backwards();
  assert.deepEqual(await item.site.tables(), ["django_migrations", "shop_item"]);
});

test("a removed field comes back empty", async () => {
  await using item = await evolve({ id, note: f.text({ blank: true }), tags: f.manyToMany("shop.Item") }, [
    removeField("Item", "note"),
    removeField("Item", "tags"),
  ]);
  await item.site.database.execute(`INSERT INTO "shop_item" ("note") VALUES ('gone')`);
  assert.deepEqual((await item.forwards()).columns, ["id bigint NOT NULL"]);
  assert.deepEqual(await item.site.tables(), ["django_migrations", "shop_item"]);
  await item.backwards();
  assert.deepEqual(await item.site.database.execute(`SELECT "note" FROM "shop_item"`), [{ note: "" }]);
});

test("a renamed field keeps its values; its indexes, keys and groups follow, and can be changed under the new name", async () => {
  const fields = {
    id,
    status: f.char({ maxLength: 9, index: true }),
    parent: f.foreignKey("shop.Item", { onDelete: "cascade", null: true }),
    tags: f.manyToMany("shop.Item"),
  };
  const options = {
    ordering: ["-status"],
    uniqueTogether: [["status", "parent"]],
    indexes: [{ fields: ["-status"], name: "named_idx" }],
  };
  const changes = [
    renameField("Item", "status", "phase"),
    renameField("Item", "parent", "owner"),
    renameField("Item", "tags", "labels"),
    alterField("Item", "phase", f.char({ maxLength: 9 })),
    alterUniqueTogether("Item", []),
  ];
  await using item = await evolve(fields, changes, { options });
  await item.site.database.execute(`INSERT INTO "shop_item" ("status") VALUES ('kept')`);
  const after = await item.forwards();
  assert.deepEqual(after.columns.slice(1), ["phase character varying(9) NOT NULL", "owner_id bigint"]);
  assert.deepEqual(Object.values(after.indexes).sort(), ["USING btree (owner_id)", "USING btree (phase DESC)"]);
  assert.deepEqual(await item.site.database.execute(`SELECT "phase" FROM "shop_item"`), [{ phase: "kept" }]);
  assert.deepEqual(await item.site.tables(), ["django_migrations", "shop_item", "shop_item_labels"]);
  const before = await item.backwards();
  assert.deepEqual(before.columns.slice(1), ["status character varying(9) NOT NULL", "parent_id bigint"]);
  assert.deepEqual(uniques(before.constraints), ["UNIQUE (status, parent_id)"]);
  assert.equal(Object.keys(before.indexes).length, 4);
  assert.deepEqual(await item.site.tables(), ["django_migrations", "shop_item", "shop_item_tags"]);
});

test("a deleted model loses its tables and gets them back", async () => {
  await using item = await evolve({ id, status, tags: f.manyToMany("shop.Item") }, [deleteModel("Item")]);
  assert.deepEqual((await item.forwards()).columns, []);
  assert.deepEqual(await item.site.tables(), ["django_migrations"]);
  assert.deepEqual((await item.backwards()).columns, ["id bigint NOT NULL", "status character varying(9) NOT NULL"]);
});

test("indexes, groups and checks are added and removed, forth and back", async () => {
  const options = {
    uniqueTogether: [["status", "publishedAt"]],
    indexes: [{ fields: ["status"], name: "old_idx" }],
    constraints: [{ name: "old_check", check: `"status" <> 'old'` }],
  };
  const changes = [
    addIndex("Item", { fields: ["status", "-publishedAt"], name: "new_idx" }),
    removeIndex("Item", "old_idx"),
    addConstraint("Item", { name: "new_check", check: `"status" <> 'new'` }),
    removeConstraint("Item", "old_check"),
    alterUniqueTogether("Item", [["publishedAt", "status"]]),
  ];
  await using item = await evolve({ id, status, publishedAt }, changes, { options });
  const after = await item.forwards();
  assert.deepEqual(after.indexes, { new_idx: "USING btree (status, published_at DESC)" });
  assert.match(after.constraints.new_check ?? "", /CHECK .*'new'/);
  assert.deepEqual(uniques(after.constraints), ["UNIQUE (published_at, status)"]);
  const before = await item.backwards();
  assert.deepEqual(before.indexes, { old_idx: "USING btree (status)" });
  assert.match(before.constraints.old_check ?? "", /CHECK .*'old'/);
  assert.deepEqual(uniques(before.constraints), ["UNIQUE (status, published_at)"]);
});

test("a model that migrations do not manage has a state and no table", async () => {
  const unmanaged = createModel("Ghost", { id, status }, { managed: false });
  const changes = [
    addField("Ghost", "extra", f.text()),
    addIndex("Ghost", { fields: ["status"], name: "ghost_idx" }),
    addConstraint("Ghost", { name: "ghost_check", check: "true" }),
    alterUniqueTogether("Ghost", [["status"]]),
    removeField("Ghost", "extra"),
    deleteModel("Ghost"),
  ];
  await using item = await evolve({ id }, changes, { before: [unmanaged] });
  assert.deepEqual(await item.site.tables(), ["django_migrations", "shop_item"]);
  await item.forwards();
  await item.backwards();
});

test("options without a column change the state only; one that is left out is unset", () => {
  const created = createModel("Post", { id }, { ordering: ["id"], verboseName: "entry", table: "posts" });
  const state = created.applyToState(new ProjectState(), "blog");
  const changed = alterModelOptions("post", { verboseNamePlural: "entries" }).applyToState(state, "blog");
  const { ordering, verboseName, verboseNamePlural, table } = changed.model("blog.Post").meta;
  assert.deepEqual([ordering, verboseName, verboseNamePlural, table], [[], "post", "entries", "posts"]);
  assert.equal(state.model("blog.post").meta.verboseName, "entry", "states are immutable");
});

test("an index or a constraint that the model does not have is refused", () => {
  const state = createModel("Post", { id }).applyToState(new ProjectState(), "blog");
  const refused = { code: "migrations.index_unknown", message: /blog\.Post declares no index named "x"/ };
  assert.throws(() => removeIndex("Post", "x").applyToState(state, "blog"), refused);
  assert.throws(() => removeConstraint("Post", "x").applyToState(state, "blog"), {
    code: "migrations.constraint_unknown",
  });
  assert.throws(() => removeField("Post", "x").applyToState(state, "blog"), { code: "migrations.field_unknown" });
  assert.throws(() => deleteModel("Tag").applyToState(state, "blog"), { code: "migrations.model_unknown" });
});

function uniques(constraints: Readonly<Record<string, string>>): string[] {
  return Object.values(constraints).filter((definition) => definition.startsWith("UNIQUE"));
}
