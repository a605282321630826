import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { f, Model } from "#rooms/db";
import { createModel, defineMigration, migrationsFrom, runCode } from "#rooms/migrations";
import { djangoSources } from "../support/django-sources.ts";
import { migrationSite, source } from "../support/migration-site.ts";
import { printed, recordedOrder } from "../support/recorded.ts";

const applyAll = ["Operations to perform:", "  Apply all migrations: admin, auth, contenttypes, sessions"];
const nothing = printed(...applyAll, "Running migrations:", "  No migrations to apply.");

test("migrate prints Django's lines, a second time that there is nothing to do", async () => {
  await using site = await migrationSite({ sources: djangoSources });
  const applying = recordedOrder.map((id) => `  Applying ${id}... OK`);
  const first = { exitCode: 0, stdout: printed(...applyAll, "Running migrations:", ...applying), stderr: "" };
  assert.deepEqual(await site.run("migrate"), first);
  assert.deepEqual(await site.run("migrate"), { exitCode: 0, stdout: nothing, stderr: "" });
  const ledger = await site.database.execute(
    `SELECT "app" || '.' || "name" AS migration FROM "django_migrations" ORDER BY "id"`,
  );
  assert.deepEqual(
    ledger.map(({ migration }) => migration),
    recordedOrder,
  );
});

test("migrate --verbosity 0 says nothing, as long as nothing fails", async () => {
  await using site = await migrationSite({ sources: djangoSources });
  assert.deepEqual(await site.run("migrate --verbosity 0"), { exitCode: 0, stdout: "", stderr: "" });
  assert.deepEqual(await site.run("migrate"), { exitCode: 0, stdout: nothing, stderr: "" });
  assert.deepEqual(await site.run("migrate --verbosity 0"), { exitCode: 0, stdout: "", stderr: "" });
});

test("migrate --check says by its exit code whether migrations are unapplied, and applies none", async () => {
  await using site = await migrationSite({ sources: djangoSources });
  assert.deepEqual(await site.run("migrate --check"), { exitCode: 1, stdout: "", stderr: "" });
  assert.deepEqual(await site.tables(), []);
  await site.run("migrate");
  assert.deepEqual(await site.run("migrate --check"), { exitCode: 0, stdout: nothing, stderr: "" });
});

test("migrate --plan prints the operations and performs none", async () => {
  await using site = await migrationSite({ sources: djangoSources });
  const { stdout } = await site.run("migrate --plan");
  const head = printed(
    "Planned operations:",
    "contenttypes.0001_initial",
    "    Create model ContentType",
    "    Alter unique_together for contenttype (1 constraint(s))",
    "auth.0001_initial",
    "    Create model Permission",
    "    Create model Group",
    "    Create model User",
    "admin.0001_initial",
    "    Create model LogEntry",
    "admin.0002_logentry_remove_auto_add",
    "    Alter field action_time on logentry",
  );
  assert.equal(stdout.slice(0, head.length), head);
  assert.deepEqual(await site.tables(), []);
  await site.run("migrate");
  const { stdout: none } = await site.run("migrate --plan");
  assert.equal(none, printed("Planned operations:", "  No planned migration operations."));
  const { stdout: back } = await site.run("migrate auth 0010 --plan");
  const undone = ["auth.0012_alter_user_first_name_max_length", "    Undo Alter field first_name on user"];
  const code = ["auth.0011_update_proxy_permissions", "    Undo Raw TypeScript operation"];
  assert.equal(back, printed("Planned operations:", ...undone, ...code));
});

test("migrate <app> zero unapplies the app and what depends on it, in Django's order, and all comes back", async () => {
  await using site = await migrationSite({ sources: djangoSources });
  await site.run("migrate");
  const unapplying = [
    ...recordedOrder.filter((id) => /^auth\.00(0[2-9]|1)/.test(id)).reverse(),
    ...recordedOrder.filter((id) => id.startsWith("admin.")).reverse(),
    "auth.0001_initial",
  ].map((id) => `  Unapplying ${id}... OK`);
  const head = ["Operations to perform:", "  Unapply all migrations: auth", "Running migrations:"];
  assert.deepEqual(await site.run("migrate auth zero"), {
    exitCode: 0,
    stdout: printed(...head, "  Rendering model states... DONE", ...unapplying),
    stderr: "",
  });
  assert.deepEqual(await site.tables(), ["django_content_type", "django_migrations", "django_session"]);
  await site.run("migrate contenttypes zero");
  assert.deepEqual(await site.tables(), ["django_migrations", "django_session"]);
  assert.equal((await site.run("migrate")).exitCode, 0);
  assert.equal((await site.tables()).length, 10);
});

test("migrate <app> <prefix> leads back or forth to one migration", async () => {
  await using site = await migrationSite({ sources: djangoSources });
  await site.run("migrate");
  const head = [
    "Operations to perform:",
    "  Target specific migration: 0010_alter_group_name_max_length, from auth",
    "Running migrations:",
  ];
  const { stdout } = await site.run("migrate auth 0010");
  const back = [
    "  Rendering model states... DONE",
    "  Unapplying auth.0012_alter_user_first_name_max_length... OK",
    "  Unapplying auth.0011_update_proxy_permissions... OK",
  ];
  assert.equal(stdout, printed(...head, ...back));
  const { stdout: again } = await site.run("migrate auth 0010_alter_group_name_max_length");
  assert.equal(again, printed(...head, "  No migrations to apply."));
  const { stdout: forth } = await site.run("migrate auth 0011");
  assert.match(forth, /Applying auth\.0011_update_proxy_permissions\.\.\. OK\n$/);
});

test("migrate --fake only records", async () => {
  await using site = await migrationSite({ sources: djangoSources });
  const { stdout } = await site.run("migrate sessions --fake");
  assert.match(stdout, / {2}Applying sessions\.0001_initial\.\.\. FAKED\n$/);
  assert.deepEqual(await site.tables(), ["django_migrations"]);
  const { stdout: back } = await site.run("migrate sessions zero --fake");
  assert.match(back, / {2}Unapplying sessions\.0001_initial\.\.\. FAKED\n$/);
});

test("an app or a migration that does not exist is refused in Django's words", async () => {
  await using site = await migrationSite({ sources: djangoSources, apps: ["auth", "messages"] });
  const refusals = {
    "migrate nosuch": "CommandError: No installed app with label 'nosuch'.",
    "migrate auth 9999": "CommandError: Cannot find a migration matching '9999' from app 'auth'.",
    "migrate auth 000": "CommandError: More than one migration matches '000' in app 'auth'. Please be more specific.",
    "migrate messages": "CommandError: App 'messages' does not have migrations.",
  };
  for (const [commandLine, message] of Object.entries(refusals)) {
    const { exitCode, stdout, stderr } = await site.run(commandLine);
    assert.deepEqual([exitCode, stdout, stderr.split("\n")[0]], [1, "", message]);
  }
});

test("migrate says that models have changed and have no migration", async () => {
  class Note extends Model("notes.Note", { text: f.text() }) {}
  const notes = { app: "notes", ...migrationsFrom({}, { directory: new URL("file:///nowhere/") }) };
  await using site = await migrationSite({ sources: [notes], models: [Note] });
  const { stdout } = await site.run("migrate");
  assert.match(stdout, /Your models in app\(s\): 'notes' have changes that are not yet reflected in a migration/);
});

test("what follows a migrate is awaited, knows the state, and runs when there was nothing to apply", async () => {
  const seen: string[] = [];
  const notes = source("notes", {
    "0001_initial": defineMigration({ operations: [createModel("Note", { id: f.auto() })] }),
  });
  const hook = (name: string, milliseconds: number) => ({
    name,
    run: async ({ state }: { state: { models: readonly { label: string }[] } }) => {
      await sleep(milliseconds);
      seen.push(`${name}: ${state.models.map(({ label }) => label).join()}`);
    },
  });
  await using site = await migrationSite({ sources: [notes], afterMigrate: [hook("first", 30), hook("second", 0)] });
  await site.run("migrate");
  await site.run("migrate");
  await site.run("migrate notes zero");
  const both = ["first: notes.Note", "second: notes.Note"];
  assert.deepEqual(seen, [...both, ...both, "first: ", "second: "]);
});

test("with -v 2 each migration shows its time", async () => {
  const notes = source("notes", { "0001_initial": defineMigration({ operations: [runCode(async () => {})] }) });
  await using site = await migrationSite({ sources: [notes] });
  const { stdout } = await site.run("migrate -v 2");
  assert.match(stdout, /Applying notes\.0001_initial\.\.\. OK \(\d+\.\d{3}s\)/);
});
