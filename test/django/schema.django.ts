import assert from "node:assert/strict";
import { test } from "node:test";
import pg from "pg";
import { djangoDatabase, tolvDatabase } from "./support/databases.ts";
import { describeWithDjango } from "./support/describe-with-django.ts";
import { DjangoSite } from "./support/django-site.ts";
import { describeDjangoTables } from "./support/django-tables.ts";
import { recordedDatabase, recordedVersions } from "./support/recorded-schema.ts";
import type { Site } from "./support/site.ts";
import { TolvSite } from "./support/tolv-site.ts";

const contentTypes = `
  SELECT concat_ws('.', app_label, model) AS line FROM django_content_type
  WHERE app_label <> 'throttling' ORDER BY 1`;

const permissions = `
  SELECT concat_ws(' ', t.app_label, t.model, p.codename, p.name) AS line
  FROM auth_permission p JOIN django_content_type t ON t.id = p.content_type_id ORDER BY 1`;

async function lines(url: string, query: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return (await client.query<{ line: string }>(query).finally(() => client.end())).rows.map(({ line }) => line);
}

await describeWithDjango("schema", async (installed) => {
  const djangos = await djangoDatabase(installed);
  const tolvs = await tolvDatabase();

  test("columns, constraints and indexes are the same, whoever made them", async () => {
    const [expected, found] = [await describeDjangoTables(djangos.url), await describeDjangoTables(tolvs.url)];
    assert.ok(expected.columns.some((line) => line.startsWith("blog_post.published_at timestamp with time zone")));
    assert.deepEqual(found, expected);
  });

  test("the recorded schema of this version, if there is one, is what it makes", async (context) => {
    if (!recordedVersions().includes(installed.version)) {
      context.skip(
        `recorded are ${recordedVersions().join(" and ")}; test/django/fixtures/record-schema.ts records more`,
      );
      return;
    }
    const recorded = await recordedDatabase(installed.version);
    assert.deepEqual(await describeDjangoTables(recorded.url), await describeDjangoTables(djangos.url));
  });

  test("a difference in one index is found", async () => {
    const changed = await tolvDatabase();
    await lines(changed.url, "ALTER INDEX blog_post_slug_b95473f2_like RENAME TO other");
    assert.notDeepEqual(await describeDjangoTables(changed.url), await describeDjangoTables(tolvs.url));
  });

  test("content types and permissions are the same, whoever made them", async () => {
    for (const [query, expected] of [
      [contentTypes, 10],
      [permissions, 40],
    ] as const) {
      const found = await lines(djangos.url, query);
      assert.equal(found.length, expected);
      assert.deepEqual(await lines(tolvs.url, query), found);
    }
  });

  test("neither side adds content types or permissions to those of the other", async () => {
    const databases: readonly (readonly [string, Site])[] = [
      [djangos.url, new TolvSite(djangos.url)],
      [tolvs.url, new DjangoSite(installed, tolvs.url)],
    ];
    for (const [url, site] of databases) {
      const before = [await lines(url, contentTypes), await lines(url, permissions)];
      const { exitCode, stderr } = await site.manage(["migrate"]);
      assert.equal(exitCode, 0, stderr);
      assert.deepEqual([await lines(url, contentTypes), await lines(url, permissions)], before, site.name);
    }
  });

  test("each side completes what the other lacks, and only that", async () => {
    const [lacking, other] = [await djangoDatabase(installed), await tolvDatabase()];
    const sites: readonly (readonly [string, Site])[] = [
      [lacking.url, new TolvSite(lacking.url)],
      [other.url, new DjangoSite(installed, other.url)],
    ];
    for (const [url, site] of sites) {
      const before = await lines(url, permissions);
      await lines(url, "DELETE FROM auth_permission WHERE codename IN ('view_post', 'add_tag')");
      assert.equal((await site.manage(["migrate"])).exitCode, 0);
      assert.deepEqual(await lines(url, permissions), before, site.name);
    }
  });
});
