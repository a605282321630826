import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { after, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { f, Model, type ModelClass } from "#rooms/db";
import { type AppMigrations, type MigrationSource, migrationsFrom } from "#rooms/migrations";
import { type MigrationSite, migrationSite, source } from "../support/migration-site.ts";
import { printed } from "../support/recorded.ts";

// Inside the repository, so that the written files find the package by its own name.
const home = fileURLToPath(new URL("../../../.tolv/test/", import.meta.url));
await mkdir(home, { recursive: true });
const folder = await mkdtemp(`${home}makemigrations-`);
after(() => rm(folder, { recursive: true }));

class Tag extends Model("blog.Tag", { name: f.char({ maxLength: 50, unique: true }) }) {}
class Post extends Model("blog.Post", {
  title: f.char({ maxLength: 200, helpText: 'The "head" of it' }),
  slug: f.slug({ unique: true }),
  content: f.text(),
  createdAt: f.datetime({ autoNowAdd: true }),
  tags: f.manyToMany(() => Tag, { blank: true }),
}) {}

const grown = {
  title: f.char({ maxLength: 250, index: true }),
  slug: f.slug({ unique: true }),
  status: f.choice({ d: 'A "draft"', p: "Published" }, { default: "d" }),
  priority: f.integer({ default: 0 }),
  content: f.text(),
  parent: f.foreignKey((): ModelClass => GrownPost, { onDelete: "setNull", null: true, blank: true }),
  createdAt: f.datetime({ autoNowAdd: true }),
};
class GrownPost extends Model("blog.Post", grown, {
  ordering: ["-createdAt"],
  indexes: [{ fields: ["status", "-createdAt"], name: "blog_post_status_idx" }],
  constraints: [{ name: "title_not_empty", check: `"title" <> ''` }],
  uniqueTogether: [["slug", "status"]],
}) {}

/** A source that writes below the test's folder; read again, it holds what was written. */
function emptyApp(app: string): MigrationSource {
  return { app, ...migrationsFrom({}, { directory: pathToFileURL(`${folder}/${app}/migrations/`) }) };
}

let readings = 0;

async function written({ app, directory }: MigrationSource): Promise<MigrationSource> {
  const index: { default: AppMigrations } = await import(`${new URL("index.ts", directory)}?${++readings}`);
  return { app, ...index.default };
}

test("makemigrations writes what migrate then applies, until there is nothing left to write", async () => {
  const empty = emptyApp("blog");
  await using site = await migrationSite({ sources: [empty], models: [Tag, Post] });
  const path = `${folder.replace(`${process.cwd()}/`, "")}/blog/migrations`;
  const first = [
    "Migrations for 'blog':",
    `  ${path}/0001_initial.ts`,
    "    + Create model Tag",
    "    + Create model Post",
  ];
  assert.deepEqual(await site.run("makemigrations"), { exitCode: 0, stdout: printed(...first), stderr: "" });
  const initial = { sources: [await written(empty)] };
  assert.equal((await site.run("makemigrations", initial)).stdout, "No changes detected\n");
  assert.match((await site.run("migrate", initial)).stdout, /Applying blog\.0001_initial\.\.\. OK/);

  const models = [GrownPost];
  const { stdout } = await site.run("makemigrations", { ...initial, models });
  const second = [
    "Migrations for 'blog':",
    `  ${path}/0002_alter_post_options_remove_post_tags_post_status_and_more.ts`,
    "    ~ Change Meta options on post",
    "    - Remove field tags from post",
    "    + Add field status to post",
    "    + Add field priority to post",
    "    + Add field parent to post",
    "    ~ Alter field title on post",
    "    ~ Alter unique_together for post (1 constraint(s))",
    "    + Create index blog_post_status_idx on field(s) status, -created_at of model post",
    "    + Create constraint title_not_empty on model post",
    "    - Delete model Tag",
  ];
  assert.equal(stdout, printed(...second));
  const both = { sources: [await written(empty)], models };
  assert.equal((await site.run("makemigrations --check", both)).stdout, "No changes detected\n");
  assert.match((await site.run("migrate", both)).stdout, /Applying blog\.0002_\w+\.\.\. OK/);
  assert.deepEqual(await site.tables(), ["blog_post", "django_migrations"]);
  assert.match((await site.run("migrate blog zero", both)).stdout, /Unapplying blog\.0001_initial\.\.\. OK/);
  await assertFormatted(`${folder}/blog/migrations`);
});

test("--dry-run and --check write nothing; --check exits with 1", async () => {
  const empty = emptyApp("untouched");
  class Thing extends Model("untouched.Thing", { name: f.text() }) {}
  await using site = await migrationSite({ sources: [empty], models: [Thing] });
  const { exitCode, stdout } = await site.run("makemigrations --dry-run -v 3");
  assert.equal(exitCode, 0);
  assert.match(stdout, /Full migrations file '0001_initial\.ts':\nimport \{ f \} from "tolv\/db";/);
  assert.equal((await site.run("makemigrations --check")).exitCode, 1);
  assert.deepEqual((await readdir(folder)).includes("untouched"), false);
});

test("--name names the migration, and an app may be chosen", async () => {
  const [left, right] = [emptyApp("left"), emptyApp("right")];
  class L extends Model("left.L", { name: f.text() }) {}
  class R extends Model("right.R", { left: f.foreignKey(() => L, { onDelete: "cascade" }) }) {}
  await using site = await migrationSite({ sources: [right, left], models: [R, L] });
  const { stdout } = await site.run("makemigrations left --name begin");
  assert.match(stdout, /left\/migrations\/0001_begin\.ts\n/);
  assert.doesNotMatch(stdout, /right/);
  const known = { sources: [await written(left), right] };
  assert.equal((await site.run("makemigrations left", known)).stdout, "No changes detected in app 'left'\n");
  await site.run("makemigrations right", known);
  const text = await readFile(`${folder}/right/migrations/0001_initial.ts`, "utf8");
  assert.match(text, /dependencies: \[\["left", "0001_begin"\]\]/);
});

test("an unknown app is refused with exit code 2", async () => {
  await using site = await migrationSite({ sources: [emptyApp("blog")] });
  const refused = { exitCode: 2, stdout: "", stderr: "No installed app with label 'nosuch'.\n" };
  assert.deepEqual(await site.run("makemigrations nosuch"), refused);
});

test("a new field that rows which exist would have no value for is refused with the remedy", async () => {
  const declarations = {
    plain: f.integer(),
    computed: f.uuid({ default: () => "00000000-0000-4000-8000-000000000000" }),
    reference: f.foreignKey((): ModelClass => Tag, { onDelete: "cascade" }),
  };
  for (const [name, field] of Object.entries(declarations)) {
    const before = emptyApp(`needs${name}`);
    class Before extends Model(`needs${name}.Thing`, {}) {}
    class Next extends Model(`needs${name}.Thing`, { [name]: field }) {}
    await using site = await migrationSite({ sources: [before], models: [Before, Tag] });
    await site.run("makemigrations");
    const sources = [await written(before)];
    const { exitCode, stderr } = await site.run("makemigrations", { sources, models: [Next, Tag] });
    assert.equal(exitCode, 1);
    assert.match(stderr, new RegExp(`Field "${name}" is new on needs${name}\\.Thing, allows no null`));
    assert.match(stderr, new RegExp(`Give "${name}" a \`default\` or \`null: true\``));
    assert.deepEqual((await readdir(`${folder}/needs${name}/migrations`)).length, 2);
  }
});

test("a field that goes while one of its type comes is reported: it may be a rename, which is never guessed", async () => {
  const empty = emptyApp("renaming");
  class Before extends Model("renaming.Post", { content: f.text(), rank: f.integer() }) {}
  class After extends Model("renaming.Post", { body: f.text({ default: "" }), rank: f.integer() }) {}
  await using site = await migrationSite({ sources: [empty], models: [Before] });
  assert.equal((await site.run("makemigrations")).stderr, "");
  const { stderr } = await site.run("makemigrations", { sources: [await written(empty)], models: [After] });
  const call = 'renameField("Post", "content", "body")';
  const lost = 'renaming.Post: the values of "content" will be lost.';
  assert.equal(stderr, `${lost} If "body" is its new name, write ${call} in their place.\n`);
});

test("a model that moves to another table keeps its rows", async () => {
  const empty = emptyApp("moving");
  class Before extends Model("moving.Post", {}) {}
  class After extends Model("moving.Post", {}, { table: "posts" }) {}
  await using site = await migrationSite({ sources: [empty], models: [Before] });
  await site.run("makemigrations");
  const first = await written(empty);
  await site.run("migrate", { sources: [first] });
  const { stdout } = await site.run("makemigrations", { sources: [first], models: [After] });
  assert.match(stdout, /0002_alter_post_table\.ts\n {4}~ Rename table for post to posts\n$/);
  const sources = [await written(empty)];
  assert.equal((await site.run("migrate", { sources, models: [After] })).exitCode, 0);
  assert.deepEqual(await site.tables(), ["django_migrations", "posts"]);
  await site.run("migrate moving 0001", { sources, models: [After] });
  assert.deepEqual(await site.tables(), ["django_migrations", "moving_post"]);
});

test("apps that refer to each other are split: what is referred to first, the other reference last", async () => {
  const [left, right] = [emptyApp("his"), emptyApp("hers")];
  class Husband extends Model("his.Husband", {
    wife: f.foreignKey((): ModelClass => Wife, { onDelete: "cascade" }),
  }) {}
  const wife = {
    husband: f.foreignKey((): ModelClass => Husband, { onDelete: "cascade" }),
    name: f.text(),
    friends: f.manyToMany(() => Husband),
  };
  class Wife extends Model("hers.Wife", wife, { uniqueTogether: [["husband", "name"]] }) {}
  await using site = await migrationSite({ sources: [left, right], models: [Husband, Wife] });
  const namesIn = (stdout: string) => stdout.split("\n").map((line) => line.replace(/^.*\//, ""));
  const needed = ["Migrations for 'his':", "0001_initial.ts", "    + Create model Husband"];
  const first = ["Migrations for 'hers':", "0001_initial.ts", "    + Create model Wife"];
  const limited = await site.run("makemigrations his --dry-run");
  assert.deepEqual(namesIn(limited.stdout), [...first, ...needed, ""]);
  const { stdout } = await site.run("makemigrations");
  assert.deepEqual(namesIn(stdout), [
    ...first,
    "0002_initial.ts",
    "    + Add field husband to wife",
    "    + Add field friends to wife",
    "    ~ Alter unique_together for wife (1 constraint(s))",
    ...needed,
    "",
  ]);
  const sources = [await written(left), await written(right)];
  assert.equal((await site.run("migrate", { sources })).stderr, "");
  assert.match((await site.run("makemigrations", { sources })).stdout, /No changes detected/);
  await site.run("makemigrations", { sources, models: [] });
  const last = [await written(left), await written(right)];
  const { exitCode, stderr } = await site.run("migrate", { sources: last, models: [] });
  assert.deepEqual({ exitCode, stderr }, { exitCode: 0, stderr: "" });
  assert.deepEqual(await site.tables(), ["django_migrations"]);
  const zero = await site.run("migrate his zero", { sources: last, models: [] });
  assert.deepEqual([zero.exitCode, zero.stderr], [0, ""]);
});

test("models that refer to each other are closed in a circle by an added field", async () => {
  const empty = emptyApp("circle");
  class Egg extends Model("circle.Egg", { hen: f.foreignKey((): ModelClass => Hen, { onDelete: "cascade" }) }) {}
  class Hen extends Model("circle.Hen", {
    egg: f.foreignKey((): ModelClass => Egg, { onDelete: "cascade" }),
    mother: f.foreignKey((): ModelClass => Hen, { onDelete: "setNull", null: true }),
  }) {}
  await using site = await migrationSite({ sources: [empty], models: [Egg, Hen] });
  const { stdout } = await site.run("makemigrations");
  assert.match(stdout, /Create model Hen\n {4}\+ Create model Egg\n {4}\+ Add field egg to hen\n$/);
  const { exitCode, stderr } = await site.run("migrate", { sources: [await written(empty)] });
  assert.deepEqual([exitCode, stderr], [0, ""]);
  assert.deepEqual(await site.tables(), ["circle_egg", "circle_hen", "django_migrations"]);
});

test("apps that are installed as packages get no migrations", async () => {
  class Note extends Model("packaged.Note", { text: f.text() }) {}
  await using site: MigrationSite = await migrationSite({ sources: [source("packaged", {})], models: [Note] });
  assert.equal((await site.run("makemigrations")).stdout, "No changes detected\n");
});

/** The formatter, the import sorter and the linter of this repository find nothing to change. */
async function assertFormatted(directory: string): Promise<void> {
  const biome = fileURLToPath(new URL("../../../node_modules/.bin/biome", import.meta.url));
  for (const name of await readdir(directory)) {
    const input = await readFile(`${directory}/${name}`, "utf8");
    const output = execFileSync(biome, ["check", "--write", `--stdin-file-path=examples/${name}`], { input });
    assert.equal(input, String(output));
  }
}

test("a field that allows null no longer is pointed out unless it has a value for rows without one", async () => {
  const empty = emptyApp("tight");
  const loose = { note: f.text({ null: true }), rank: f.integer({ null: true }), odd: f.text({ null: true }) };
  class Loose extends Model("tight.Item", loose) {}
  class Tight extends Model("tight.Item", { note: f.text(), rank: f.integer({ default: 0 }), odd: loose.odd }) {}
  await using site = await migrationSite({ sources: [empty], models: [Loose] });
  await site.run("makemigrations");
  const { exitCode, stderr } = await site.run("makemigrations", { sources: [await written(empty)], models: [Tight] });
  assert.equal(exitCode, 0);
  assert.match(stderr, /^tight\.Item: rows that hold null in "note" will make the migration fail\. .*\n$/);
});

test("another rule of deletion is recorded, since the code of later migrations follows it", async () => {
  const empty = emptyApp("rules");
  const refer = (onDelete: "cascade" | "protect") => f.foreignKey((): ModelClass => Node, { onDelete, null: true });
  class Node extends Model("rules.Node", {}) {}
  class Loose extends Model("rules.Leaf", { node: refer("cascade") }) {}
  class Strict extends Model("rules.Leaf", { node: refer("protect") }) {}
  await using site = await migrationSite({ sources: [empty], models: [Node, Loose] });
  await site.run("makemigrations");
  const changes = { sources: [await written(empty)], models: [Node, Strict] };
  assert.match((await site.run("makemigrations", changes)).stdout, /~ Alter field node on leaf\n$/);
});

test("a model is deleted after the migrations that once referred to it", async () => {
  const [near, far] = [emptyApp("near"), emptyApp("far")];
  class Old extends Model("near.Old", {}) {}
  class New extends Model("near.New", {}) {}
  const refer = (target: () => ModelClass) => ({ to: f.foreignKey(target, { onDelete: "cascade", null: true }) });
  class Before extends Model(
    "far.Thing",
    refer(() => Old),
  ) {}
  class After extends Model(
    "far.Thing",
    refer(() => New),
  ) {}
  await using site = await migrationSite({ apps: ["near", "far"] });
  let sources: readonly MigrationSource[] = [near, far];
  for (const models of [
    [Old, New, Before],
    [Old, New, After],
    [New, After],
  ]) {
    await site.run("makemigrations", { sources, models });
    sources = await Promise.all([written(near), written(far)]);
  }
  const { exitCode, stderr } = await site.run("migrate", { sources });
  assert.deepEqual({ exitCode, stderr }, { exitCode: 0, stderr: "" });
  assert.deepEqual(sources[0]?.migrations.get("0002_delete_old")?.dependencies, [
    ["near", "0001_initial"],
    ["far", "0002_alter_thing_to"],
  ]);
});

test("an empty migration follows the last one of its app, and needs to know the app", async () => {
  const empty = emptyApp("hollow");
  class Item extends Model("hollow.Item", {}) {}
  await using site = await migrationSite({ sources: [empty], models: [Item] });
  await site.run("makemigrations");
  const sources = [await written(empty)];
  const nameless = await site.run("makemigrations --empty", { sources });
  assert.equal(nameless.exitCode, 1);
  assert.match(nameless.stderr, /CommandError: You must supply at least one app label when using --empty\./);
  const { stdout } = await site.run("makemigrations hollow --empty --name seed_data", { sources });
  assert.match(stdout, /^Migrations for 'hollow':\n {2}.*\/hollow\/migrations\/0002_seed_data\.ts\n$/);
  const [next] = [await written(empty)];
  assert.deepEqual(next.migrations.get("0002_seed_data")?.dependencies, [["hollow", "0001_initial"]]);
  assert.equal((await site.run("migrate", { sources: [next] })).exitCode, 0);
});

test("two branches are a conflict until a merge joins them", async () => {
  const app = emptyApp("forked");
  class Item extends Model("forked.Item", {}) {}
  class Named extends Model("forked.Item", { name: f.text({ default: "" }) }) {}
  class Sized extends Model("forked.Item", { size: f.integer({ default: 0 }) }) {}
  class Both extends Model("forked.Item", { name: f.text({ default: "" }), size: f.integer({ default: 0 }) }) {}
  await using site = await migrationSite({ sources: [app], models: [Item] });
  await site.run("makemigrations");
  const first = await written(app);
  for (const [model, name] of [
    [Named, "named"],
    [Sized, "sized"],
  ] as const) {
    await site.run(`makemigrations --name ${name}`, { sources: [first], models: [model] });
  }
  const branches = ["0002_named", "0002_sized"];
  const modules = await Promise.all(
    ["0001_initial", ...branches].map(async (name) => {
      const { default: migration } = await import(`${new URL(`${name}.ts`, app.directory)}`);
      return [name, migration] as const;
    }),
  );
  const forked = { ...app, migrations: new Map(modules) };
  const changes = { sources: [forked], models: [Both] };
  for (const command of ["makemigrations", "migrate", "sqlmigrate forked 0002_named"]) {
    const { exitCode, stderr } = await site.run(command, changes);
    assert.equal(exitCode, 1);
    assert.match(
      stderr,
      /multiple leaf nodes in the migration graph: \(0002_named, 0002_sized in forked\)\..*\n.*--merge/,
    );
  }
  assert.match((await site.run("showmigrations", changes)).stdout, /\[ \] 0002_named\n \[ \] 0002_sized/);
  const refused = await site.run("makemigrations --merge", changes, ["n"]);
  assert.doesNotMatch(refused.stdout, /Created/);
  const { stdout } = await site.run("makemigrations --merge", changes, ["y"]);
  assert.match(
    stdout,
    /^Merging forked\n {2}Branch 0002_named\n {4}\+ Add field name to item\n {2}Branch 0002_sized\n {4}\+ Add field size to item\n/,
  );
  assert.match(stdout, /\nCreated new merge migration .*\/0003_merge_0002_named_0002_sized\.ts\n$/);
  const sources = [await written(forked)];
  assert.equal((await site.run("migrate", { sources, models: [Both] })).exitCode, 0);
  assert.match((await site.run("makemigrations", { sources, models: [Both] })).stdout, /No changes detected/);
  const nothing = await site.run("makemigrations --merge --noinput", { sources, models: [Both] });
  assert.equal(nothing.stdout, "No conflicts detected to merge.\n");
});
