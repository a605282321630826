import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { after, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import fc from "fast-check";
import type { Database, ModelClass } from "#rooms/db";
import { type AppMigrations, type MigrationSource, migrationsFrom } from "#rooms/migrations";
import { migrationSite } from "./support/migration-site.ts";
import { buildProject, projectHistory } from "./support/random-project.ts";

const apps = ["left", "right"];
const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31);

test(`random histories lead to the schema of their last models, and back to nothing (SEED=${seed})`, async () => {
  const property = fc.asyncProperty(projectHistory, async (history) => {
    const projects = history.map(buildProject);
    assert.deepEqual(await walk(projects), await walk(projects.slice(-1)));
  });
  await fc.assert(property, { seed, numRuns: 4, endOnFailure: true });
});

/** Makes and applies the migrations from each project to the next one; answers with the schema, and takes all back. */
async function walk(projects: readonly (readonly ModelClass[])[]): Promise<readonly string[]> {
  const folder = await newFolder();
  await using site = await migrationSite({ apps });
  let sources = apps.map((app) => ({
    app,
    ...migrationsFrom({}, { directory: pathToFileURL(`${folder}/${app}/migrations/`) }),
  }));
  const run = async (commandLine: string, models: readonly ModelClass[]) => {
    const { exitCode, stdout, stderr } = await site.run(commandLine, { sources, models });
    assert.equal(exitCode, 0, `${commandLine}\n${stdout}\n${stderr}`);
    return stdout;
  };
  for (const [step, models] of projects.entries()) {
    await run("makemigrations", models);
    sources = await Promise.all(sources.map((source) => reread(source, step)));
    await run("migrate", models);
    assert.match(await run("makemigrations --check", models), /No changes detected/);
  }
  const schema = await describe(site.database);
  for (const app of apps) if (await hasMigrations(sources, app)) await run(`migrate ${app} zero`, []);
  assert.deepEqual(await site.tables(), ["django_migrations"]);
  return schema;
}

/** Inside the repository, so that the written files find the package by its own name. */
async function newFolder(): Promise<string> {
  const home = fileURLToPath(new URL("../../.tolv/test/", import.meta.url));
  await mkdir(home, { recursive: true });
  const folder = await mkdtemp(`${home}histories-`);
  after(() => rm(folder, { recursive: true }));
  return folder;
}

async function reread(source: MigrationSource, step: number): Promise<MigrationSource> {
  const index = new URL("index.ts", source.directory);
  const module: { default: AppMigrations } | undefined = await import(`${index}?${step}`).catch((error) => {
    // An app without models has no migrations yet.
    if (error?.code !== "ERR_MODULE_NOT_FOUND") throw error;
  });
  return module ? { app: source.app, ...module.default } : source;
}

async function hasMigrations(sources: readonly MigrationSource[], app: string): Promise<boolean> {
  return sources.some((source) => source.app === app && source.migrations.size > 0);
}

/** What PostgreSQL knows of all tables. Names that follow from when a thing was made are left out, and the order of columns. */
async function describe(database: Database): Promise<readonly string[]> {
  const rows = await database.execute<{ line: string }>(everything);
  return rows.map(({ line }) => line);
}

const everything = `
  SELECT concat_ws(' ', c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attidentity,
    pg_get_expr(d.adbin, d.adrelid)) AS line
  FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
  WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace
  UNION ALL
  SELECT concat_ws(' ', c.relname, CASE WHEN k.conname LIKE 'x\\_%' THEN k.conname END, pg_get_constraintdef(k.oid))
  FROM pg_class c JOIN pg_constraint k ON k.conrelid = c.oid AND k.contype <> 'n'
  WHERE c.relnamespace = 'public'::regnamespace
  UNION ALL
  SELECT concat_ws(' ', CASE WHEN i.relname LIKE 'x\\_%' THEN i.relname END,
    regexp_replace(pg_get_indexdef(i.oid), '(INDEX) \\S+ ', '\\1 '))
  FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid
  WHERE i.relnamespace = 'public'::regnamespace
  UNION ALL
  SELECT concat_ws(' ', 'sequence of', a.attrelid::regclass, s.seqtypid::regtype)
  FROM pg_sequence s JOIN pg_depend e ON e.objid = s.seqrelid AND e.deptype = 'i' AND e.classid = 'pg_class'::regclass
    JOIN pg_attribute a ON a.attrelid = e.refobjid AND a.attnum = e.refobjsubid
  ORDER BY 1`;
