import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type TestDatabase, testDatabase } from "../../support/database.ts";
import { DjangoSite } from "./django-site.ts";
import type { InstalledDjango } from "./find-django.ts";
import type { Site } from "./site.ts";
import { TolvSite } from "./tolv-site.ts";

const root = join(import.meta.dirname, "../../..");

/** A database that Django has made. */
export function djangoDatabase(django: InstalledDjango): Promise<TestDatabase> {
  const name = `django ${django.version} ${hashOf("test/django/site/**/*.py")}`;
  return testDatabase({ template: { name, prepare: (url) => migrate(new DjangoSite(django, url)) } });
}

/** A database that Tolv has made. */
export function tolvDatabase(): Promise<TestDatabase> {
  const name = `django tolv ${hashOf("{src,examples/mysite/blog}/**/*.ts")}`;
  return testDatabase({ template: { name, prepare: (url) => migrate(new TolvSite(url)) } });
}

/** Changes with everything that may decide what the tables hold. */
function hashOf(pattern: string): string {
  const hash = createHash("sha256");
  for (const file of globSync(pattern, { cwd: root }).sort()) hash.update(readFileSync(join(root, file)));
  return hash.digest("hex");
}

async function migrate(site: Site): Promise<void> {
  const { exitCode, stderr } = await site.manage(["migrate"]);
  assert.equal(exitCode, 0, `${site.name}: ${stderr}`);
}
