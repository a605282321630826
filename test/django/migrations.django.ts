import assert from "node:assert/strict";
import { test } from "node:test";
import { testDatabase } from "../support/database.ts";
import { djangoDatabase, tolvDatabase } from "./support/databases.ts";
import { describeWithDjango } from "./support/describe-with-django.ts";
import { DjangoSite } from "./support/django-site.ts";
import { describeDjangoTables } from "./support/django-tables.ts";
import type { CommandResult, Site } from "./support/site.ts";
import { TolvSite } from "./support/tolv-site.ts";

/** What Django has not: the example's ledger of releases, and the counters of throttling. */
const tablesOfItsOwn = ["Applying release.0001_initial... OK", "Applying throttling.0001_initial... OK"];

async function succeed(site: Site, args: readonly string[]): Promise<CommandResult> {
  const result = await site.manage(args);
  assert.equal(result.exitCode, 0, `${site.name} ${args.join(" ")}: ${result.stdout}${result.stderr}`);
  return result;
}

await describeWithDjango("migrations", async (installed) => {
  const djangos = await djangoDatabase(installed);
  const tolvs = await tolvDatabase();

  test("Tolv adds nothing but the tables of its own to a database that Django made, and serves it", async () => {
    const tolv = new TolvSite(djangos.url);
    const { stdout } = await succeed(tolv, ["migrate"]);
    assert.deepEqual(stdout.match(/Applying .*/g), tablesOfItsOwn);
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
    const site = new DjangoSite(installed, tolvs.url);
    const checked = await site.manage(["migrate", "--check"]);
    assert.equal(checked.exitCode, 0, checked.stdout + checked.stderr);
    const made = await site.manage(["makemigrations", "--check", "--dry-run"]);
    assert.deepEqual([made.exitCode, made.stdout], [0, "No changes detected\n"], made.stderr);
    await using served = await site.serve();
    const response = await fetch(`${served.origin}/admin/`);
    assert.equal(response.status, 200);
    assert.match(await response.text(), /Django administration/);
  });

  const ends = (url: string): readonly (readonly [Site, Site])[] => {
    const [one, other] = [new DjangoSite(installed, url), new TolvSite(url)];
    return [
      [one, other],
      [other, one],
    ];
  };

  for (const direction of [0, 1]) {
    const title = ["Tolv goes on where Django stopped", "Django goes on where Tolv stopped"][direction];
    test(`${title}, and the tables are the same in the end`, async () => {
      const { url } = await testDatabase();
      const [first, second] = ends(url)[direction] ?? assert.fail();
      await succeed(first, ["migrate", "auth", "0006_require_contenttypes_0002"]);
      const { stdout } = await succeed(second, ["migrate"]);
      assert.match(stdout, /Applying auth\.0007_alter_validators_add_error_messages\.\.\. OK/);
      assert.doesNotMatch(stdout, /Applying auth\.0001_initial/);
      assert.deepEqual(await describeDjangoTables(url), await describeDjangoTables(djangos.url));
      const rest = (await succeed(first, ["migrate"])).stdout.match(/Applying .*/g);
      assert.deepEqual(rest, direction === 0 ? null : tablesOfItsOwn);
    });
  }

  for (const direction of [0, 1]) {
    const title = ["what Tolv applied, Django", "what Django applied, Tolv"][direction];
    test(`${title} takes back, and it can be applied again`, async () => {
      const { url } = await (direction === 0 ? tolvDatabase() : djangoDatabase(installed));
      const [taker, owner] = ends(url)[direction] ?? assert.fail();
      await succeed(taker, ["migrate", "blog", "zero"]);
      await succeed(taker, ["migrate", "auth", "0009_alter_user_last_name_max_length"]);
      const { columns } = await describeDjangoTables(url);
      assert.ok(columns.includes("auth_group.name character varying(80) not null"), columns.join("\n"));
      assert.ok(!columns.some((line) => line.startsWith("blog_")));
      await succeed(owner, ["migrate"]);
      assert.deepEqual(await describeDjangoTables(url), await describeDjangoTables(djangos.url));
    });
  }
});
