import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { mysite, strongKey, tolv } from "../support/tolv.ts";

const source = new URL("../../src/", import.meta.url).href;

/** A folder with the given `project.ts`, or none. */
async function folder(project?: string): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), "tolv-project-"));
  after(() => rm(directory, { recursive: true, force: true }));
  if (project !== undefined) await writeFile(join(directory, "project.ts"), project);
  return directory;
}

describe("tolv and the project's folder", () => {
  test("outside a project a command says where it looked and what to do", async () => {
    const directory = await folder();
    const { exitCode, stderr } = await tolv(["migrate"], { directory });
    assert.equal(exitCode, 1);
    assert.ok(stderr.includes(`No project.ts or project.js in ${directory} or a folder above it. [project.not_found]`));
    assert.match(stderr, /Change into the folder of your project/);
  });

  test("outside a project help still lists Tolv's own commands, and says why there are no more", async () => {
    const { exitCode, stdout, stderr } = await tolv(["help"], { directory: await folder() });
    assert.equal(exitCode, 0);
    assert.match(stdout, /^\[tolv\]$/m);
    assert.match(stderr, /project\.not_found/);
  });

  test("in a folder below the project the project is found", async () => {
    const { exitCode, stdout } = await tolv(["help"], { directory: join(mysite, "blog") });
    assert.equal(exitCode, 0);
    assert.match(stdout, /^\[blog\]\n {4}demo /m);
  });

  test("a file that exports no project is named", async () => {
    const directory = await folder("export const project = 1;");
    const { exitCode, stderr } = await tolv(["check"], { directory });
    assert.equal(exitCode, 1);
    assert.match(stderr, /project\.ts must export a project by default, but exports nothing\./);
  });

  test("a mistake in the project's code is shown with its place", async () => {
    const { exitCode, stderr } = await tolv(["check"], { directory: await folder("const x = ;") });
    assert.equal(exitCode, 1);
    assert.match(stderr, /project\.ts/);
    assert.match(stderr, /SyntaxError/);
  });

  test("apps that do not fit together are refused by name", async () => {
    const directory = await folder(
      `import { defineProject } from "${source}index.ts";
import { auth } from "${source}contrib/auth/index.ts";
export default defineProject({ name: "half", apps: [auth] });`,
    );
    const { exitCode, stderr } = await tolv(["check"], { directory });
    assert.equal(exitCode, 1);
    assert.match(
      stderr,
      /App "auth" requires the app "\w+", which the project does not list\. \[apps\.requirement_missing\]/,
    );
  });
});

describe("tolv check", () => {
  test("finds a reverse relation that nothing stands behind", async () => {
    const directory = await folder(
      `import { defineApp, defineProject, f, Model, models } from "${source}index.ts";
class Shelf extends Model("shop.Shelf", { books: f.reverse(() => Book, "shelf") }) {}
class Book extends Model("shop.Book", { title: f.char({ maxLength: 50 }) }) {}
export default defineProject({ name: "shop", apps: [defineApp({ name: "shop", contributes: [models({ Shelf, Book })] })] });`,
    );
    const { exitCode, stderr } = await tolv(["check"], { directory, environment: { TOLV_ENV: "development" } });
    assert.equal(exitCode, 1);
    assert.match(stderr, /shop\.Shelf\.books: \(db\.E\d+\)/);
  });

  test("with --deploy warns of DEBUG, and warnings alone exit with 0", async () => {
    const environment = {
      TOLV_ENV: "production",
      DEBUG: "true",
      SECRET_KEY: strongKey,
      DATABASE_URL: "postgres://me@db/site",
    };
    const usual = await tolv(["check"], { environment });
    assert.equal(usual.stdout, "System check identified no issues (0 silenced).\n");
    const deploy = await tolv(["check", "--deploy"], { environment });
    assert.equal(deploy.exitCode, 0);
    assert.match(deploy.stderr, /WARNINGS:\nDEBUG: \(project\.W001\) DEBUG is on/);
  });

  test("shows what an app's own check finds, and exits with 1", async () => {
    const directory = await folder(
      `import { checks, defineApp, defineCheck, defineProject } from "${source}index.ts";
const shelf = defineCheck({ name: "shop.shelf", run: () => [
  { id: "shop.E001", level: "error", message: "The shelf is empty.", hint: "Fill it." },
] });
export default defineProject({ name: "shop", apps: [defineApp({ name: "shop", contributes: [checks([shelf])] })] });`,
    );
    const { exitCode, stdout, stderr } = await tolv(["check"], { directory, environment: { TOLV_ENV: "development" } });
    assert.equal(exitCode, 1);
    assert.equal(stdout, "");
    assert.match(stderr, /ERRORS:\n\?: \(shop\.E001\) The shelf is empty\.\n\tHINT: Fill it\./);
  });
});

describe("tolv config and diffsettings", () => {
  test("config prints every setting without reading any, as a table, an example and a schema", async () => {
    const table = await tolv(["config"]);
    assert.equal(table.exitCode, 0);
    assert.match(table.stdout, /^\| `SESSION_COOKIE_AGE` \|/m);
    assert.match((await tolv(["config", "--format", "env"])).stdout, /^# ?SECRET_KEY=/m);
    const schema = JSON.parse((await tolv(["config", "--format", "json-schema"])).stdout);
    assert.equal(schema.properties.PORT.type, "string");
  });

  test("diffsettings shows what differs and redacts secrets", async () => {
    const environment = {
      SECRET_KEY: strongKey,
      DATABASE_URL: "postgres://me:hidden-password@db/site",
      PORT: "9000",
    };
    const { exitCode, stdout } = await tolv(["diffsettings"], { environment });
    assert.equal(exitCode, 0);
    assert.match(stdout, /^PORT = 9000$/m);
    const unified = await tolv(["diffsettings", "--output", "unified", "--all"], { environment });
    assert.match(unified.stdout, /^ {2}LOG_LEVEL = info\n(.*\n)*- PORT = 8000\n\+ PORT = 9000$/m);
    assert.doesNotMatch(unified.stdout, /hidden-password|a-secret-key/);
    assert.match(stdout, /^SECRET_KEY = \[redacted\]$/m);
    assert.doesNotMatch(stdout, /hidden-password|a-secret-key/);
  });
});

test("a .env file counts in development only", async () => {
  const directory = await folder(
    `import { defineProject } from "${source}index.ts";\nexport default defineProject({ name: "empty", apps: [] });`,
  );
  await mkdir(join(directory, "sub"));
  await writeFile(join(directory, ".env"), "PORT=9001\n");
  const development = await tolv(["diffsettings"], { directory, environment: { TOLV_ENV: "development" } });
  assert.match(development.stdout, /^PORT = 9001$/m);
  const production = { SECRET_KEY: strongKey, DATABASE_URL: "postgres://me@db/site" };
  assert.doesNotMatch((await tolv(["diffsettings"], { directory, environment: production })).stdout, /PORT/);
});
