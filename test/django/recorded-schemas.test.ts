import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { tolvDatabase } from "./support/databases.ts";
import { describeDjangoTables } from "./support/django-tables.ts";
import { recordedDatabase, recordedVersions } from "./support/recorded-schema.ts";
import { TolvSite } from "./support/tolv-site.ts";

const ours = await tolvDatabase();

test("schemas of a Django with serial and of one with identity keys are recorded", () => {
  assert.deepEqual(recordedVersions(), ["3.2.25", "5.2.18"]);
});

for (const version of recordedVersions()) {
  describe(`the recorded schema of Django ${version}`, async () => {
    const { url } = await recordedDatabase(version);

    test("is what Tolv makes: columns, constraints and indexes", async () => {
      const expected = await describeDjangoTables(url);
      assert.ok(expected.columns.length > 60 && expected.constraints.length > 40 && expected.indexes.length > 50);
      assert.deepEqual(await describeDjangoTables(ours.url), expected);
    });

    test("leaves Tolv nothing to migrate but the tables of its own", async () => {
      const tolv = new TolvSite(url);
      const { stdout } = await tolv.manage(["migrate", "--plan"]);
      assert.deepEqual(stdout.match(/^\w+\.\d{4}_\w+/gm), ["release.0001_initial", "throttling.0001_initial"], stdout);
    });
  });
}

test("a difference is found in a column, a constraint and an index", async () => {
  const expected = await describeDjangoTables(ours.url);
  for (const [part, difference] of [
    ["columns", "ALTER TABLE auth_user ALTER email TYPE varchar(253)"],
    ["columns", "ALTER TABLE auth_user ALTER last_login SET NOT NULL"],
    ["columns", "ALTER TABLE auth_user ALTER is_active SET DEFAULT true"],
    ["columns", "ALTER TABLE auth_user ALTER id DROP IDENTITY"],
    [
      "constraints",
      "ALTER TABLE django_admin_log ALTER CONSTRAINT django_admin_log_user_id_c564eba6_fk_auth_user_id NOT DEFERRABLE",
    ],
    ["constraints", "ALTER TABLE auth_group RENAME CONSTRAINT auth_group_name_key TO other"],
    ["indexes", "ALTER INDEX auth_user_groups_user_id_6a12ed8b RENAME TO other"],
    ["indexes", "DROP INDEX auth_group_name_a6ea08ec_like"],
  ] as const) {
    const { url } = await recordedDatabase("5.2.18", difference);
    const found = await describeDjangoTables(url);
    assert.notDeepEqual(found[part], expected[part], difference);
  }
});
