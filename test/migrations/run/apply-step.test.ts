import assert from "node:assert/strict";
import { test } from "node:test";
import { createDatabase, f } from "#rooms/db";
import {
  addField,
  createModel,
  defineMigration,
  type Migration,
  type Operation,
  runCode,
  runSql,
} from "#rooms/migrations";
import { migrationSite, source } from "../support/migration-site.ts";

const initial = defineMigration({ operations: [createModel("Note", { id: f.bigAuto(), text: f.text() })] });

function notes(second: readonly Operation[], options: Partial<Migration> = {}) {
  const next = defineMigration({ dependencies: [["notes", "0001_initial"]], operations: second, ...options });
  return source("notes", { "0001_initial": initial, "0002_next": next });
}

test("a migration that fails leaves the database as it was and says which operation and statement failed", async () => {
  const failing = notes([
    addField("Note", "title", f.char({ maxLength: 9, default: "" })),
    runSql(`INSERT INTO "notes_note" ("text", "title") VALUES ('kept?', '')`),
    runSql(`SELECT 1 / 0`),
  ]);
  await using site = await migrationSite({ sources: [failing] });
  const { exitCode, stdout, stderr } = await site.run("migrate");
  assert.equal(exitCode, 1);
  assert.match(stdout, /Applying notes\.0001_initial\.\.\. OK\n {2}Applying notes\.0002_next\.\.\.$/);
  assert.match(stderr, /Migration notes\.0002_next, operation "Raw SQL operation", failed: .*division by zero/);
  assert.match(stderr, /Statement: SELECT 1 \/ 0/);
  assert.match(stderr, /Nothing of this migration was kept/);
  const columns = await site.database.execute(`SELECT * FROM "notes_note"`);
  assert.deepEqual(columns, []);
  assert.match((await site.run("showmigrations")).stdout, /\[X\] 0001_initial\n \[ \] 0002_next/);
  await assert.rejects(site.database.execute(`SELECT "title" FROM "notes_note"`), { code: "db.column_missing" });
});

test("code that throws rolls its migration back and is named", async () => {
  const failing = notes([
    runCode(async ({ query }) => {
      await query(`INSERT INTO "notes_note" ("text") VALUES ($1)`, ["gone"]);
      throw new Error("boom");
    }),
  ]);
  await using site = await migrationSite({ sources: [failing] });
  const { stderr } = await site.run("migrate");
  assert.match(stderr, /Migration notes\.0002_next, operation "Raw TypeScript operation", failed: boom/);
  assert.deepEqual(await site.database.execute(`SELECT * FROM "notes_note"`), []);
});

test("a foreign key that is broken at the end of a migration fails it", async () => {
  const failing = notes([
    createModel("Mark", { id: f.bigAuto(), note: f.foreignKey("notes.Note", { onDelete: "cascade" }) }),
    runSql(`INSERT INTO "notes_mark" ("note_id") VALUES (4711)`),
  ]);
  await using site = await migrationSite({ sources: [failing] });
  const { exitCode, stderr } = await site.run("migrate");
  assert.equal(exitCode, 1);
  assert.match(stderr, /notes\.0002_next.*failed/);
  assert.deepEqual(await site.tables(), ["django_migrations", "notes_note"]);
});

test("a table may be altered after its rows were changed in the same migration", async () => {
  const mixed = notes([
    createModel("Mark", { id: f.bigAuto(), note: f.foreignKey("notes.Note", { onDelete: "cascade" }) }),
    runSql(
      `INSERT INTO "notes_note" ("text") VALUES ('a'); INSERT INTO "notes_mark" ("note_id") SELECT "id" FROM "notes_note"`,
    ),
    addField("Mark", "weight", f.integer({ default: 3 })),
  ]);
  await using site = await migrationSite({ sources: [mixed] });
  const { stderr } = await site.run("migrate");
  assert.equal(stderr, "");
  assert.deepEqual(await site.database.execute(`SELECT "weight" FROM "notes_mark"`), [{ weight: 3 }]);
});

test("an operation without a way back is refused before anything has changed", async () => {
  const fixed = notes([runSql(`SELECT 1`), addField("Note", "title", f.char({ maxLength: 9, default: "" }))]);
  await using site = await migrationSite({ sources: [fixed] });
  await site.run("migrate");
  const { exitCode, stderr } = await site.run("migrate notes 0001");
  assert.equal(exitCode, 1);
  assert.match(stderr, /Operation "Raw SQL operation" in notes\.0002_next is not reversible\./);
  assert.deepEqual(await site.database.execute(`SELECT "title" FROM "notes_note"`), []);
});

test("SQL and code are taken back by their other half", async () => {
  const calls: string[] = [];
  const both = notes([
    runSql(`CREATE VIEW "texts" AS SELECT "text" FROM "notes_note"`, `DROP VIEW "texts"`),
    runCode(
      async ({ state }) => void calls.push(`forward ${state.models.map(({ label }) => label)}`),
      async ({ state }) => void calls.push(`backward ${state.models.map(({ label }) => label)}`),
    ),
  ]);
  await using site = await migrationSite({ sources: [both] });
  await site.run("migrate");
  assert.deepEqual(await site.database.execute(`SELECT * FROM "texts"`), []);
  const { stdout } = await site.run("migrate notes 0001");
  assert.match(stdout, /Unapplying notes\.0002_next\.\.\. OK/);
  await assert.rejects(site.database.execute(`SELECT * FROM "texts"`), { code: "db.table_missing" });
  assert.deepEqual(calls, ["forward notes.Note", "backward notes.Note"]);
});

test("atomic: false lets an index be built concurrently, and taken back", async () => {
  const concurrent = notes(
    [runSql(`CREATE INDEX CONCURRENTLY "notes_text" ON "notes_note" ("text")`, `DROP INDEX CONCURRENTLY "notes_text"`)],
    { atomic: false },
  );
  await using site = await migrationSite({ sources: [concurrent] });
  const { exitCode, stderr } = await site.run("migrate");
  assert.deepEqual([exitCode, stderr], [0, ""]);
  const valid = `SELECT "indisvalid" FROM pg_index WHERE indexrelid = to_regclass('notes_text')`;
  assert.deepEqual(await site.database.execute(valid), [{ indisvalid: true }]);
  assert.equal((await site.run("migrate notes 0001")).exitCode, 0);
  assert.deepEqual(await site.database.execute(valid), []);
});

test("a session that holds a lock on the table is named when the migration gives up", { timeout: 60_000 }, async () => {
  const blocked = notes([addField("Note", "title", f.char({ maxLength: 9, default: "" }))]);
  await using site = await migrationSite({ sources: [blocked] });
  await site.run("migrate notes 0001");
  await using other = createDatabase({ url: site.url });
  const held = Promise.withResolvers<void>();
  const done = Promise.withResolvers<void>();
  const holding = other.atomic(async () => {
    await other.execute(`SET LOCAL application_name = 'nightly report'; LOCK TABLE "notes_note" IN ACCESS SHARE MODE`);
    held.resolve();
    await done.promise;
  });
  await held.promise;
  const { exitCode, stderr } = await site.run("migrate");
  done.resolve();
  await holding;
  assert.equal(exitCode, 1);
  assert.match(
    stderr,
    /notes\.0002_next, operation "Add field title to note", waited in vain for locks held by process \d+/,
  );
  assert.match(stderr, /\(nightly report, idle in transaction for \d+ s\) on notes_note/);
  assert.match(stderr, /Statement: ALTER TABLE "notes_note" ADD COLUMN "title"/);
  assert.equal((await site.run("migrate")).exitCode, 0);
});
