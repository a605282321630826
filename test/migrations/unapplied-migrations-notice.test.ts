import assert from "node:assert/strict";
import { test } from "node:test";
import { unappliedMigrationsNotice } from "#rooms/migrations";
import { djangoSources } from "./support/django-sources.ts";
import { migrationSite } from "./support/migration-site.ts";

test("the notice counts what is unapplied and names the apps, until all is applied", async () => {
  await using site = await migrationSite({ sources: djangoSources });
  const notice = () => site.inContext(unappliedMigrationsNotice);
  assert.equal(
    await notice(),
    "You have 18 unapplied migration(s). Your project may not work properly until you apply the migrations for app(s): " +
      "admin, auth, contenttypes, sessions.\nRun 'tolv migrate' to apply them.",
  );
  await site.run("migrate auth 0011");
  assert.match((await notice()) ?? "", /^You have 5 unapplied migration\(s\)\..*for app\(s\): admin, auth, sessions\./);
  await site.run("migrate");
  assert.equal(await notice(), undefined);
});
