import assert from "node:assert/strict";
import { test } from "node:test";
import { f } from "#rooms/db";
import { alterField, createModel, defineMigration, runCode, runSql } from "#rooms/migrations";
import { djangoSources } from "../support/django-sources.ts";
import { migrationSite, source } from "../support/migration-site.ts";
import { readSchema } from "../support/read-schema.ts";
import { printed } from "../support/recorded.ts";

test("the statements of a migration are printed as Django prints them, identity keys apart", async () => {
  await using site = await migrationSite({ sources: djangoSources });
  const { stdout, stderr } = await site.run("sqlmigrate sessions 0001");
  assert.equal(stderr, "");
  assert.equal(
    stdout,
    printed(
      "BEGIN;",
      "--",
      "-- Create model Session",
      "--",
      'CREATE TABLE "django_session" ("session_key" varchar(40) NOT NULL PRIMARY KEY, "session_data" text NOT NULL, "expire_date" timestamp with time zone NOT NULL);',
      'CREATE INDEX "django_session_session_key_c0390e0f_like" ON "django_session" ("session_key" varchar_pattern_ops);',
      'CREATE INDEX "django_session_expire_date_a5c62663" ON "django_session" ("expire_date");',
      "COMMIT;",
    ),
  );
  assert.deepEqual(await site.tables(), []);
});

test("backwards, the operations come in reverse", async () => {
  await using site = await migrationSite({ sources: djangoSources });
  const { stdout } = await site.run("sqlmigrate auth 0001 --backwards");
  assert.equal(
    stdout,
    printed(
      "BEGIN;",
      ...["--", "-- Create model User", "--"],
      'DROP TABLE "auth_user_groups" CASCADE;',
      'DROP TABLE "auth_user_user_permissions" CASCADE;',
      'DROP TABLE "auth_user" CASCADE;',
      ...["--", "-- Create model Group", "--"],
      'DROP TABLE "auth_group_permissions" CASCADE;',
      'DROP TABLE "auth_group" CASCADE;',
      ...["--", "-- Create model Permission", "--"],
      'DROP TABLE "auth_permission" CASCADE;',
      "COMMIT;",
    ),
  );
});

test("code is not run, but said to be; what changes nothing in the database has a comment only", async () => {
  await using site = await migrationSite({ sources: djangoSources });
  const head = "-- MIGRATION NOW PERFORMS OPERATION THAT CANNOT BE WRITTEN AS SQL:";
  const code = ["--", head, "-- Raw TypeScript operation", "--"];
  assert.equal((await site.run("sqlmigrate auth 0011")).stdout, printed("BEGIN;", ...code, "COMMIT;"));
  const field = ["--", "-- Alter field action_flag on logentry", "--"];
  assert.equal((await site.run("sqlmigrate admin 0003")).stdout, printed("BEGIN;", ...field, "COMMIT;"));
});

test("run by hand, the printed statements lead to the schema of the migration", async () => {
  await using site = await migrationSite({ sources: djangoSources });
  await using migrated = await migrationSite({ sources: djangoSources });
  for (const name of ["contenttypes 0001", "auth 0001"]) {
    await site.database.execute((await site.run(`sqlmigrate ${name}`)).stdout);
    await migrated.run(`migrate ${name}`);
  }
  const { django_migrations, ...tables } = await readSchema(migrated.database);
  assert.deepEqual(await readSchema(site.database), tables);
});

test("names that only the database knows are read from it; a migration without a transaction has no BEGIN", async () => {
  const shop = source("shop", {
    "0001_initial": defineMigration({
      operations: [createModel("Item", { id: f.bigAuto(), code: f.integer({ unique: true }) })],
    }),
    "0002_plain": defineMigration({
      atomic: false,
      dependencies: [["shop", "0001_initial"]],
      operations: [alterField("Item", "code", f.integer()), runSql("SELECT 1;", "SELECT 2")],
    }),
  });
  await using site = await migrationSite({ sources: [shop] });
  assert.match((await site.run("sqlmigrate shop 0002")).stderr, /no unique constraint on \(code\)/);
  await site.run("migrate shop 0001");
  const { stdout } = await site.run("sqlmigrate shop 0002");
  const drop = 'ALTER TABLE "shop_item" DROP CONSTRAINT "shop_item_code_key";';
  const comments = [
    ["--", "-- Alter field code on item", "--"],
    ["--", "-- Raw SQL operation", "--"],
  ] as const;
  assert.equal(stdout, printed(...comments[0], drop, ...comments[1], "SELECT 1;"));
});

test("what cannot be printed says why, in Django's words", async () => {
  const once = defineMigration({ operations: [runCode(async () => {})] });
  const sources = [...djangoSources, source("once", { "0001_only": once })];
  await using site = await migrationSite({ sources, apps: [...sources.map(({ app }) => app), "messages"] });
  const answers = [
    ["auth 0099", "CommandError: Cannot find a migration matching '0099' from app 'auth'."],
    ["nosuch 0001", "CommandError: No installed app with label 'nosuch'."],
    ["auth 000", "CommandError: More than one migration matches '000' in app 'auth'. Please be more specific."],
    ["messages 0001", "CommandError: App 'messages' does not have migrations."],
    ["once 0001 --backwards", 'Operation "Raw TypeScript operation" in once.0001_only is not reversible.'],
  ] as const;
  for (const [commandLine, message] of answers) {
    const { exitCode, stdout, stderr } = await site.run(`sqlmigrate ${commandLine}`);
    assert.deepEqual([exitCode, stdout], [1, ""]);
    assert.ok(stderr.includes(message), stderr);
  }
});
