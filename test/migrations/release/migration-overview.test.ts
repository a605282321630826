import assert from "node:assert/strict";
import { test } from "node:test";
import { f, Model } from "#rooms/db";
import {
  addIndexConcurrently,
  createModel,
  defineMigration,
  migrateToNewest,
  readMigrationOverview,
  runSql,
} from "#rooms/migrations";
import { migrationSite, source } from "../support/migration-site.ts";

const initial = defineMigration({ operations: [createModel("Note", { id: f.bigAuto(), text: f.text() })] });
const data = defineMigration({ dependencies: [["notes", "0001_initial"]], operations: [runSql("SELECT 1")] });

test("what would be applied is listed in order, with what has no way back", async () => {
  const sources = [source("notes", { "0001_initial": initial, "0002_data": data })];
  await using site = await migrationSite({ sources });
  const before = await site.inContext(readMigrationOverview);
  assert.deepEqual(before.planned, ["notes.0001_initial", "notes.0002_data"]);
  assert.deepEqual(before.irreversible, ["notes.0002_data"]);
  assert.deepEqual(before.heads, { notes: "0002_data" });
  await site.inContext(() => migrateToNewest());
  const after = await site.inContext(readMigrationOverview);
  assert.deepEqual([after.planned, after.irreversible, after.applied.size], [[], [], 2]);
});

test("code that is older than the database does not know what that has had; other programs' migrations are theirs", async () => {
  await using site = await migrationSite({
    sources: [source("notes", { "0001_initial": initial, "0002_data": data })],
  });
  await site.inContext(() => migrateToNewest());
  await site.database.execute(`INSERT INTO django_migrations (app, name, applied) VALUES ('polls', '0001', now())`);
  const older = { sources: [source("notes", { "0001_initial": initial })] };
  const overview = await site.inContext(readMigrationOverview, older);
  assert.deepEqual([overview.unknown, overview.planned], [["notes.0002_data"], []]);
});

test("a change of the models that no migration has is told by its app", async () => {
  class Note extends Model("notes.Note", { id: f.bigAuto(), text: f.text(), title: f.text({ null: true }) }) {}
  const own = { ...source("notes", { "0001_initial": initial }), directory: new URL("file:///notes/migrations/") };
  await using site = await migrationSite({ sources: [own], models: [Note] });
  assert.deepEqual((await site.inContext(readMigrationOverview)).unwritten, ["notes"]);
});

/** The codes of what keeps `migrate` from starting. */
async function problemCodes(migrations: Parameters<typeof source>[1], recorded = ""): Promise<readonly string[]> {
  await using site = await migrationSite({ sources: [source("notes", { "0001_initial": initial, ...migrations })] });
  await site.inContext(() => migrateToNewest(), { sources: [source("notes", { "0001_initial": initial })] });
  if (recorded !== "") {
    const insert = "INSERT INTO django_migrations (app, name, applied) VALUES ('notes', $1, now())";
    await site.database.execute(insert, [recorded]);
  }
  const { problems } = await site.inContext(readMigrationOverview);
  return problems.map(({ code }) => code);
}

test("why migrate would refuse to start is told", async () => {
  const misplaced = defineMigration({
    dependencies: [["notes", "0001_initial"]],
    operations: [addIndexConcurrently("Note", { fields: ["text"], name: "notes_text" })],
  });
  assert.deepEqual(await problemCodes({ "0002_index": misplaced }), ["migrations.transaction_unwanted"]);
  const later = defineMigration({ dependencies: [["notes", "0002_data"]] });
  const gap = { "0002_data": data, "0003_later": later };
  assert.deepEqual(await problemCodes(gap, "0003_later"), ["migrations.inconsistent_history"]);
});
