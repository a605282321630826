import assert from "node:assert/strict";
import { test } from "node:test";
import { checkLeaks } from "../support/leaks.ts";
import { djangoDatabase, tolvDatabase } from "./support/databases.ts";
import { describeWithDjango } from "./support/describe-with-django.ts";
import { DjangoSite } from "./support/django-site.ts";
import { TolvSite } from "./support/tolv-site.ts";

checkLeaks();

await describeWithDjango("migrations", async (django) => {
  const djangos = await djangoDatabase(django);
  const tolvs = await tolvDatabase();

  test("Tolv finds nothing to do on a database that Django made, and serves it", async () => {
    const tolv = new TolvSite(djangos.url);
    const checked = await tolv.manage(["migrate", "--check"]);
    assert.deepEqual([checked.exitCode, checked.stderr], [0, ""], checked.stdout);
    assert.match(checked.stdout, /No migrations to apply\./);
    const made = await tolv.manage(["makemigrations", "--check", "--dry-run"]);
    assert.deepEqual([made.exitCode, made.stdout], [0, "No changes detected\n"], made.stderr);
    await using served = await tolv.serve();
    const response = await fetch(`${served.origin}/`);
    assert.equal(response.status, 200);
    assert.match(await response.text(), /No posts\./);
  });

  test("Django finds nothing to do on a database that Tolv made, and serves it", async () => {
    const site = new DjangoSite(django, tolvs.url);
    const checked = await site.manage(["migrate", "--check"]);
    assert.equal(checked.exitCode, 0, checked.stdout + checked.stderr);
    const made = await site.manage(["makemigrations", "--check", "--dry-run"]);
    assert.deepEqual([made.exitCode, made.stdout], [0, "No changes detected\n"], made.stderr);
    await using served = await site.serve();
    const response = await fetch(`${served.origin}/admin/`);
    assert.equal(response.status, 200);
    assert.match(await response.text(), /Django administration/);
  });
});
