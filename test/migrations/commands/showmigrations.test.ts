import assert from "node:assert/strict";
import { test } from "node:test";
import { djangoSources } from "../support/django-sources.ts";
import { migrationSite } from "../support/migration-site.ts";
import { printed, recordedOrder } from "../support/recorded.ts";

/** The recorded list: apps sorted, each with its migrations. */
function listed(isApplied: (id: string) => boolean): string {
  const lines = ["admin", "auth", "contenttypes", "sessions"].flatMap((app) => {
    const ids = recordedOrder.filter((id) => id.startsWith(`${app}.`));
    return [app, ...ids.map((id) => ` [${isApplied(id) ? "X" : " "}] ${id.split(".")[1]}`)];
  });
  return printed(...lines);
}

test("showmigrations lists apps and migrations as Django does, before, between and after", async () => {
  await using site = await migrationSite({ sources: djangoSources });
  assert.deepEqual(await site.run("showmigrations"), { exitCode: 0, stdout: listed(() => false), stderr: "" });
  assert.deepEqual(await site.tables(), [], "showing creates nothing");
  await site.run("migrate contenttypes");
  const { stdout } = await site.run("showmigrations");
  assert.equal(
    stdout,
    listed((id) => id.startsWith("contenttypes.")),
  );
  await site.run("migrate");
  assert.equal(
    (await site.run("showmigrations")).stdout,
    listed(() => true),
  );
});

test("showmigrations --plan lists them in the order of application", async () => {
  await using site = await migrationSite({ sources: djangoSources });
  const { stdout } = await site.run("showmigrations --plan");
  assert.equal(stdout, printed(...recordedOrder.map((id) => `[ ]  ${id}`)));
  await site.run("migrate sessions");
  const { stdout: one } = await site.run("showmigrations sessions --plan");
  assert.equal(one, printed("[X]  sessions.0001_initial"));
});

test("showmigrations -v 2 tells dependencies and times", async () => {
  await using site = await migrationSite({ sources: djangoSources });
  const { stdout } = await site.run("showmigrations --plan -v 2");
  assert.match(stdout, /^\[ \] {2}admin\.0001_initial \.\.\. \(auth\.0001_initial, contenttypes\.0001_initial\)$/m);
  await site.run("migrate sessions");
  const { stdout: times } = await site.run("showmigrations sessions -v 2");
  assert.match(times, /^sessions\n \[X\] 0001_initial \(applied at \d{4}-\d\d-\d\d \d\d:\d\d:\d\d\)\n$/);
});

test("showmigrations refuses an unknown app", async () => {
  await using site = await migrationSite({ sources: djangoSources });
  const { exitCode, stderr } = await site.run("showmigrations nosuch");
  assert.equal(exitCode, 1);
  assert.match(stderr, /No installed app with label 'nosuch'\./);
});
