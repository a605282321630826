import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { testDatabase } from "../../support/database.ts";
import { compileProject } from "../../support/documented-project.ts";
import { tolv } from "../../support/tolv.ts";
import { emptyFolder, newProject } from "../new-project.ts";

const run = promisify(execFile);
const biome = fileURLToPath(new URL("../../../node_modules/@biomejs/biome/bin/biome", import.meta.url));
const { url } = await testDatabase();
const environment = { TOLV_ENV: "development", DATABASE_URL: url };
let directory: string;

before(async () => {
  directory = await newProject();
});

function startApp(...args: readonly string[]) {
  return tolv(["startapp", ...args], { directory });
}

test("a new app is part of the project, and its files are those of Django's", async () => {
  const { exitCode, stdout } = await startApp("my_blog");
  assert.equal(exitCode, 0);
  assert.equal(stdout, "The app my_blog is in my_blog/.\nproject.ts lists it.\n");
  const files = await readdir(join(directory, "my_blog"), { recursive: true });
  assert.deepEqual(files.sort(), [
    "admin.ts",
    "app.test.ts",
    "app.ts",
    "migrations",
    "migrations/index.ts",
    "models.ts",
    "routes.ts",
  ]);
});

test("formatter, linter, compiler and tests accept it", async () => {
  await run(process.execPath, [biome, "check", "--error-on-warnings"], { cwd: directory });
  await compileProject(directory);
  const { exitCode, stdout } = await tolv(["test", "my_blog/*.test.ts"], { directory, environment });
  assert.equal(exitCode, 0, stdout);
  assert.match(stdout, /✔ the first page of my_blog has its name/);
});

test("a model that its file exports is found without further words", async () => {
  const source = `import { f, Model } from "tolv";

export class Note extends Model("my_blog.Note", { text: f.char({ maxLength: 200 }) }) {}
`;
  await writeFile(join(directory, "my_blog/models.ts"), source);
  const { stdout } = await tolv(["makemigrations"], { directory, environment });
  assert.match(stdout, /\+ Create model Note/);
  const written = await tolv(["makemigrations", "--check"], { directory, environment });
  assert.equal(written.exitCode, 0);
});

test("names of apps and folders that are there are refused", async () => {
  const taken = await startApp("auth");
  assert.equal(taken.exitCode, 1);
  assert.match(
    taken.stderr,
    /'auth' conflicts with the name of an app of this project and cannot be used as an app name/,
  );
  // In code they would have one name.
  assert.match((await startApp("my__blog")).stderr, /'my__blog' conflicts with the name of an app of this project/);
  await mkdir(join(directory, "notes"));
  assert.match((await startApp("notes")).stderr, /'.+\/notes' already exists \[scaffold\.already_exists\]/);
  assert.deepEqual(await readdir(join(directory, "notes")), []);
});

test("a project that was written otherwise is left alone, with what to add to it", async () => {
  const file = join(directory, "project.ts");
  const source = `// My own order.\n${await readFile(file, "utf8")}`;
  await writeFile(file, source);
  const { exitCode, stdout } = await startApp("polls");
  assert.equal(exitCode, 0);
  assert.match(stdout, /Add it to your project:\n\n {2}import \{ polls \} from "\.\/polls\/app\.ts";\n\nand polls to/);
  assert.equal(await readFile(file, "utf8"), source);
});

test("outside of a project there is nothing to add an app to", async () => {
  const { exitCode, stderr } = await tolv(["startapp", "blog"], { directory: await emptyFolder() });
  assert.equal(exitCode, 1);
  assert.match(stderr, /\[project\.not_found\]/);
});
