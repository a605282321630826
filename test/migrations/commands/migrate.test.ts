import assert from "node:assert/strict";
import { test } from "node:test";
import { checkLeaks } from "../../support/leaks.ts";
import { djangoSources } from "../support/django-sources.ts";
import { migrationSite } from "../support/migration-site.ts";

checkLeaks();

test("migrate applies Django's migrations in Django's order", async () => {
  await using site = await migrationSite({ sources: djangoSources });
  const { exitCode } = await site.run("migrate");
  assert.equal(exitCode, 0);
});
