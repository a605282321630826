import assert from "node:assert/strict";
import { test } from "node:test";
import { f, sql } from "#rooms/db";
import {
  addConstraint,
  addField,
  addIndex,
  alterField,
  alterModelOptions,
  alterModelTable,
  alterUniqueTogether,
  createModel,
  defineMigration,
  deleteModel,
  type LaterMigration,
  type Migration,
  migrateBack,
  migrateToNewest,
  type Operation,
  planRollback,
  readMigrationOverview,
  removeConstraint,
  removeField,
  renameField,
  renameModel,
  runCode,
  runSql,
  separateDatabaseAndState,
} from "#rooms/migrations";
import { migrationSite, source } from "../support/migration-site.ts";

const initial = defineMigration({
  operations: [
    createModel("Note", { id: f.bigAuto(), title: f.char({ maxLength: 50 }), rank: f.integer({ null: true }) }),
    addConstraint("Note", { name: "note_rank", check: '"rank" > 0' }),
  ],
});

function notes(operations: readonly Operation[], options: Partial<Migration> = {}) {
  const next = defineMigration({ dependencies: [["notes", "0001_initial"]], operations, ...options });
  return source("notes", { "0001_initial": initial, "0002_next": next });
}

/** What the code of before the operations has against them. */
async function problemsOf(operations: readonly Operation[], options?: Partial<Migration>): Promise<readonly string[]> {
  await using site = await migrationSite({ sources: [notes(operations, options)] });
  return await site.inContext(async () => {
    await migrateToNewest();
    const [later] = await planRollback({ notes: "0001_initial" });
    return later?.problems ?? ["nothing was applied"];
  });
}

test("what older code does not see, it can live with", async () => {
  const column = f.char({ maxLength: 50, default: "", helpText: "What it is about." });
  const harmless = [
    createModel("Tag", { id: f.bigAuto(), name: f.text() }),
    addField("Note", "subtitle", f.text({ null: true })),
    addField("Note", "state", f.char({ maxLength: 1, dbDefault: sql`'d'` })),
    addField("Note", "tags", f.manyToMany("notes.Tag")),
    addIndex("Note", { fields: ["title"], name: "notes_note_title_idx" }),
    alterField("Note", "title", column),
    alterModelOptions("Note", { ordering: ["title"] }),
    removeConstraint("Note", "note_rank"),
  ];
  assert.deepEqual(await problemsOf(harmless), []);
});

test("what older code still reads, writes or may break is named", async () => {
  const breaking: readonly (readonly [Operation, string])[] = [
    [addField("Note", "score", f.integer({ default: 0 })), "Note.score must be given for each new row"],
    [removeField("Note", "title"), "Note.title is gone"],
    [renameField("Note", "title", "name"), "Note.title has another name"],
    [alterField("Note", "title", f.char({ maxLength: 20 })), "Note.title has another column"],
    [alterField("Note", "rank", f.bigInteger({ null: true })), "Note.rank has another column"],
    [alterModelTable("Note", "papers"), "the table of Note has another name"],
    [renameModel("Note", "Paper"), "the table of Note has another name"],
    [deleteModel("Note"), "the table of Note is gone"],
    [alterUniqueTogether("Note", [["title", "rank"]]), "title, rank of Note must be unique together"],
    [addConstraint("Note", { name: "small", check: '"rank" < 9' }), "rows of Note must fulfil small"],
    [runSql("SELECT 1"), `nobody knows what "Raw SQL operation" does to it`],
    [runCode(async () => {}), `nobody knows what "Raw TypeScript operation" does to it`],
  ];
  for (const [operation, problem] of breaking) assert.deepEqual(await problemsOf([operation]), [problem]);
});

test("of operations that are apart for the database and the state, those for the database count", async () => {
  const column = addField("Note", "extra", f.text({ null: true }));
  assert.deepEqual(await problemsOf([separateDatabaseAndState({ database: [column], state: [column] })]), []);
  const state = [removeField("Note", "rank")];
  assert.deepEqual(await problemsOf([separateDatabaseAndState({ state })]), []);
  assert.deepEqual(await problemsOf([separateDatabaseAndState({ database: [removeField("Note", "rank")] })]), [
    "Note.rank is gone",
  ]);
});

test("the author of SQL or code may say that older code goes on after it", async () => {
  assert.deepEqual(await problemsOf([runSql("SELECT 1")], { backwardsCompatible: true }), []);
});

/** Two apps, one of which builds on the other. */
function twoApps() {
  const extended = source("tags", {
    "0001_initial": defineMigration({
      dependencies: [["notes", "0002_next"]],
      operations: [createModel("Tag", { id: f.bigAuto(), note: f.foreignKey("notes.Note", { onDelete: "cascade" }) })],
    }),
    "0002_data": defineMigration({
      dependencies: [["tags", "0001_initial"]],
      operations: [runSql("SELECT 1", "SELECT 1")],
    }),
  });
  return [notes([addField("Note", "extra", f.text({ null: true }))]), extended];
}

test("later migrations of all apps come newest first, and are taken back in that order", async () => {
  await using site = await migrationSite({ sources: twoApps() });
  await site.inContext(async () => {
    await migrateToNewest();
    const ids = (later: readonly LaterMigration[]) => later.map(({ id }) => id);
    assert.deepEqual(ids(await planRollback({ notes: "0002_next" })), ["tags.0002_data", "tags.0001_initial"]);
    const heads = { notes: "0001_initial" };
    assert.deepEqual(ids(await planRollback(heads)), ["tags.0002_data", "tags.0001_initial", "notes.0002_next"]);
    await migrateBack(heads, { started: () => undefined, finished: () => undefined });
    assert.deepEqual([...(await readMigrationOverview()).applied], ["notes.0001_initial"]);
    assert.deepEqual(await planRollback(heads), []);
  });
});

test("heads that the code does not know any more are refused", async () => {
  await using site = await migrationSite({ sources: twoApps() });
  await assert.rejects(
    site.inContext(() => planRollback({ notes: "0009_gone" })),
    { code: "migrations.dependency_missing" },
  );
});
