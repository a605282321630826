import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import pg from "pg";
import { djangoDatabase, tolvDatabase } from "./support/databases.ts";
import { describeWithDjango } from "./support/describe-with-django.ts";
import { DjangoSite } from "./support/django-site.ts";
import type { CommandOptions, Site } from "./support/site.ts";
import { TolvSite } from "./support/tolv-site.ts";

/** Every table that a fixture of all apps speaks of. */
const tables = [
  ...["auth_group", "auth_permission", "auth_user", "django_admin_log", "django_content_type", "django_session"],
  ...["blog_category", "blog_comment", "blog_post", "blog_tag"],
];
const pairTables = ["auth_group_permissions", "auth_user_groups", "auth_user_user_permissions", "blog_post_tags"];

/** Rows of what a site of its own would not have by itself. */
const seed = `
from django.contrib.auth.models import Group, Permission, User
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
import datetime
utc = datetime.timezone.utc
group = Group.objects.create(name="Zoë’s “group”")
group.permissions.set(Permission.objects.filter(content_type__app_label="blog"))
user = User.objects.get(username="author1")
user.groups.add(group)
user.user_permissions.add(Permission.objects.get(codename="add_user"))
user.last_login = datetime.datetime(2026, 11, 22, 10, 33, 56, 123000, tzinfo=utc)
user.save()
LogEntry.objects.create(
    user=user, content_type=ContentType.objects.get(model="post"), object_id="1", object_repr="Zoë", action_flag=1,
    change_message='[{"added": {}}]', action_time=datetime.datetime(2026, 1, 1, tzinfo=utc),
)
Session.objects.create(session_key="a" * 32, session_data="x:y", expire_date=datetime.datetime(2099, 1, 1, tzinfo=utc))
from django.apps import apps
moments = {"blog.Post": ["created_at"], "blog.Comment": ["created_at"], "auth.User": ["date_joined"]}
for model, names in moments.items():
    for row in apps.get_model(model).objects.all():
        # Django's serializer cuts what is below a millisecond.
        values = {name: getattr(row, name).replace(microsecond=5000) for name in names}
        apps.get_model(model).objects.filter(pk=row.pk).update(**values)
result = None`;

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client
    .query(sql)
    .then(({ rows }) => rows)
    .finally(() => client.end());
}

async function rowsOf(url: string): Promise<Readonly<Record<string, unknown[]>>> {
  const found: Record<string, unknown[]> = {};
  for (const table of tables) found[table] = await query(url, `SELECT * FROM ${table} ORDER BY 1`);
  for (const table of pairTables) {
    found[table] = await query(url, `SELECT to_jsonb(t) - 'id' AS pair FROM ${table} t ORDER BY 1`);
  }
  return found;
}

/** The apps that both have; a dump of everything leaves sessions out at Tolv. */
const apps = ["admin", "auth", "blog", "contenttypes", "sessions"];

function dump(site: Site, args: readonly string[]): Promise<string> {
  return run(site, ["dumpdata", ...args]);
}

async function run(site: Site, args: readonly string[], options: CommandOptions = {}): Promise<string> {
  const { exitCode, stdout, stderr } = await site.manage(args, options);
  assert.equal(exitCode, 0, `${site.name} ${args.join(" ")}: ${stderr}`);
  return stdout;
}

await describeWithDjango("fixtures", async (installed) => {
  const folder = await mkdtemp(join(tmpdir(), "tolv-django-fixtures-"));
  after(() => rm(folder, { recursive: true, force: true }));
  const source = await djangoDatabase(installed);
  const [django, tolv] = [new DjangoSite(installed, source.url), new TolvSite(source.url)];
  await run(django, ["seedblog", "30"]);
  await django.evaluate(seed);
  const expected = await rowsOf(source.url);

  test("every table has rows to compare", () => {
    for (const [table, rows] of Object.entries(expected)) assert.ok(rows.length > 0, table);
  });

  test("both write the same objects", async () => {
    for (const flags of [[], ["--natural-foreign"], ["--natural-foreign", "--natural-primary"]]) {
      const [ours, theirs] = [await dump(tolv, [...apps, ...flags]), await dump(django, [...apps, ...flags])];
      assert.deepEqual(comparable(ours), comparable(theirs), flags.join(" "));
    }
  });

  test("the text itself is the same", async () => {
    for (const flags of [["blog.post", "--indent", "2"], ["blog.comment"], ["auth.user", "--pks", "1,3"]]) {
      const [ours, theirs] = [await dump(tolv, flags), await dump(django, flags)];
      assert.deepEqual(withoutLists(ours), withoutLists(theirs), flags.join(" "));
    }
  });

  for (const from of [tolv, django]) {
    test(`what ${from.name} dumps is loaded row for row into empty tables, by either`, async () => {
      const file = join(folder, `${from.name}.json`);
      await dump(from, [...apps, "-o", file]);
      for (const { url } of [await djangoDatabase(installed), await tolvDatabase()]) {
        for (const reader of [new TolvSite(url), new DjangoSite(installed, url)]) {
          await query(url, `TRUNCATE ${[...tables, ...pairTables].join(", ")}`);
          await run(reader, ["loaddata", file]);
          assert.deepEqual(await rowsOf(url), expected, `read by ${reader.name}`);
        }
      }
    });

    test(`what ${from.name} dumps with natural keys is loaded into a flushed database, whatever its keys`, async () => {
      const file = join(folder, `${from.name}-natural.json`);
      const excluded = ["-e", "contenttypes", "-e", "auth.permission"];
      await dump(from, [...apps, "--natural-foreign", ...excluded, "-o", file]);
      const { url } = await tolvDatabase();
      for (const reader of [new TolvSite(url), new DjangoSite(installed, url)]) {
        await run(reader, ["flush", "--noinput"]);
        await run(reader, ["loaddata", file]);
        for (const table of [
          "auth_user",
          "auth_group",
          "auth_user_groups",
          "blog_post",
          "blog_post_tags",
          "blog_comment",
        ]) {
          assert.deepEqual((await rowsOf(url))[table], expected[table], `${table}, read by ${reader.name}`);
        }
        assert.deepEqual(await query(url, grantsOfGroup), await query(source.url, grantsOfGroup), reader.name);
      }
    });
  }
});

const grantsOfGroup = `
SELECT p.codename, t.app_label, t.model FROM auth_group_permissions g
JOIN auth_permission p ON p.id = g.permission_id JOIN django_content_type t ON t.id = p.content_type_id ORDER BY 1`;

interface DumpedObject {
  readonly model: string;
  readonly pk?: unknown;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** The objects without the orders that neither side promises: of models, and of relations to many. */
function comparable(text: string): unknown[] {
  const objects: DumpedObject[] = JSON.parse(text);
  const sorted = objects.map(({ fields, ...rest }) => ({ ...rest, fields: mapValues(fields, inOrder) }));
  return sorted.map((object) => JSON.stringify(object)).sort();
}

function mapValues(fields: DumpedObject["fields"], map: (value: unknown) => unknown) {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, map(value)]));
}

function inOrder(value: unknown): unknown {
  return Array.isArray(value) ? value.map((part) => JSON.stringify(part)).sort() : value;
}

/** Django orders relations to many as their model says, we by key. */
function withoutLists(text: string): string {
  return text.replace(/\[\s*\d[\d,\s]*\]/g, "[…]");
}
