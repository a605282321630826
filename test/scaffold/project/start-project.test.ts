import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { chmod, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { testDatabase } from "../../support/database.ts";
import { compileProject } from "../../support/documented-project.ts";
import { tolv } from "../../support/tolv.ts";
import { emptyFolder, newProject } from "../new-project.ts";

const run = promisify(execFile);
const root = fileURLToPath(new URL("../../../", import.meta.url));
const { url } = await testDatabase();

function start(directory: string, ...args: readonly string[]) {
  return tolv(["startproject", ...args, "--no-install"], { directory });
}

describe("a new project", () => {
  const environment = { TOLV_ENV: "development", DATABASE_URL: url };
  let directory: string;

  before(async () => {
    directory = await newProject();
  });

  test("has what its formatter, its linter and the compiler accept", async () => {
    const biome = join(root, "node_modules/@biomejs/biome/bin/biome");
    await run(process.execPath, [biome, "check", "--error-on-warnings"], { cwd: directory });
    await compileProject(directory);
  });

  test("has checks without a finding", async () => {
    const { exitCode, stdout } = await tolv(["check"], { directory, environment });
    assert.deepEqual([exitCode, stdout], [0, "System check identified no issues (0 silenced).\n"]);
  });

  test("has tests that pass", async () => {
    const { exitCode, stdout } = await tolv(["test"], { directory, environment });
    assert.equal(exitCode, 0, stdout);
    assert.match(stdout, /^ℹ pass 3$/m);
  });

  test("has tests that fail when the admin site is gone", async () => {
    const file = join(directory, "project.ts");
    const source = await readFile(file, "utf8");
    await writeFile(file, source.replace("apps: [admin, ", "apps: ["));
    const { exitCode, stdout } = await tolv(["test"], { directory, environment });
    await writeFile(file, source);
    assert.equal(exitCode, 1);
    assert.match(stdout, /^ℹ fail 2$/m);
  });

  test("has every setting of its own in .env.example", async () => {
    const { stdout } = await tolv(["config", "--format", "env"], { directory, environment });
    assert.equal(await readFile(join(directory, ".env.example"), "utf8"), stdout);
    assert.match(stdout, /^#SECRET_KEY=$/m);
  });

  test("has the files of its deployment as `tolv deployment` writes them", async () => {
    const { exitCode, stdout } = await tolv(["deployment"], { directory, environment });
    assert.equal(exitCode, 0);
    const states = stdout
      .trim()
      .split("\n")
      .map((line) => line.split(/\s+/)[0]);
    assert.ok(states.length > 10);
    assert.deepEqual(new Set(states), new Set(["same"]));
  });

  test("is a git repository that leaves out what is secret or can be made again", async () => {
    await writeFile(join(directory, ".env"), "SECRET_KEY=x\n");
    const { stdout } = await run("git", ["status", "--porcelain", "--untracked-files=all"], { cwd: directory });
    const files = stdout.split("\n").map((line) => line.slice(3));
    assert.ok(files.includes("project.ts"));
    assert.deepEqual(
      files.filter((file) => /^(\.env|node_modules.*|\.tolv.*)$/.test(file)),
      [],
    );
  });

  test("pins its tools to the versions that Tolv is tested with", async () => {
    const own = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
    const { name, devDependencies, dependencies } = JSON.parse(await readFile(join(directory, "package.json"), "utf8"));
    assert.equal(name, "mysite");
    assert.deepEqual(dependencies, { tolv: own.version });
    for (const [tool, version] of Object.entries(devDependencies)) assert.equal(own.devDependencies[tool], version);
  });
});

test("a folder that is there is refused and left as it is", async () => {
  const directory = await emptyFolder();
  await mkdir(join(directory, "mysite"));
  const { exitCode, stderr } = await start(directory, "mysite");
  assert.equal(exitCode, 1);
  assert.match(stderr, /'.+\/mysite' already exists \[scaffold\.already_exists\]\nNothing was changed\./);
  assert.deepEqual(await readdir(join(directory, "mysite")), []);
});

test("a named folder must be there, and have no file of a project", async () => {
  const directory = await emptyFolder();
  const missing = await start(directory, "mysite", "gone");
  assert.equal(missing.exitCode, 1);
  assert.match(missing.stderr, /Destination directory '.+\/gone' does not exist, please create it first\./);
  await writeFile(join(directory, "README.md"), "mine");
  const blocked = await start(directory, "mysite", ".");
  assert.equal(blocked.exitCode, 1);
  assert.match(blocked.stderr, /'README\.md' already exists in /);
  assert.deepEqual(await readdir(directory), ["README.md"]);
});

test("a package.json that is there is completed, a broken one is refused", async () => {
  const directory = await emptyFolder();
  const file = join(directory, "package.json");
  await writeFile(file, "{ broken");
  const refused = await start(directory, "mysite", ".");
  assert.match(refused.stderr, /package\.json' is not a JSON object\./);
  assert.deepEqual(await readdir(directory), ["package.json"]);
  await writeFile(file, JSON.stringify({ license: "MIT", dependencies: { tolv: "file:../tolv.tgz", left: "1.0.0" } }));
  assert.equal((await start(directory, "mysite", ".")).exitCode, 0);
  const { license, dependencies } = JSON.parse(await readFile(file, "utf8"));
  assert.deepEqual([license, dependencies], ["MIT", { tolv: "file:../tolv.tgz", left: "1.0.0" }]);
});

test("a bad name is refused before anything is written", async () => {
  const directory = await emptyFolder();
  const { exitCode, stderr } = await start(directory, "my-site");
  assert.equal(exitCode, 1);
  assert.match(stderr, /'my-site' is not a valid project name\. Please make sure the name is a valid identifier\./);
  assert.deepEqual(await readdir(directory), []);
});

test("without a name it says how it is called", async () => {
  const { exitCode, stderr } = await start(await emptyFolder());
  assert.equal(exitCode, 2);
  assert.match(stderr, /usage: tolv startproject/i);
});

test("a project below a git repository gets none of its own", async () => {
  const directory = await emptyFolder();
  await run("git", ["init", "--quiet"], { cwd: directory });
  assert.equal((await start(directory, "mysite")).exitCode, 0);
  assert.ok(!(await readdir(join(directory, "mysite"))).includes(".git"));
});

describe("on a machine that lacks something", () => {
  // Node alone is on this path.
  async function programs(...scripts: readonly (readonly [string, string])[]): Promise<string> {
    const folder = await emptyFolder();
    for (const [name, text] of scripts) {
      await writeFile(join(folder, name), text);
      await chmod(join(folder, name), 0o755);
    }
    return folder;
  }

  test("no git is a notice, no npm is a failure that keeps the files", async () => {
    const directory = await emptyFolder();
    const PATH = await programs();
    const { exitCode, stderr } = await tolv(["startproject", "mysite"], { directory, environment: { PATH } });
    assert.equal(exitCode, 1);
    assert.match(stderr, /^git is not on your path: the project is no repository yet\.$/m);
    assert.match(stderr, /could not be installed: You appear not to have the 'npm' program installed/);
    assert.match(stderr, /Nothing is lost: run `npm install` in .+\/mysite when that is mended\./);
    assert.ok((await readdir(join(directory, "mysite"))).includes("project.ts"));
  });

  test("what git and npm say of their own failures is shown, and the files are kept", async () => {
    const directory = await emptyFolder();
    const failing = (name: string) => [name, `#!/bin/sh\necho "${name} is broken" >&2\nexit 7\n`] as const;
    const PATH = await programs(failing("git"), failing("npm"));
    const { exitCode, stderr } = await tolv(["startproject", "mysite"], { directory, environment: { PATH } });
    assert.equal(exitCode, 1);
    assert.match(stderr, /git is broken\ngit could not make a repository/);
    assert.match(stderr, /npm is broken\n.*could not be installed: npm ended with 7, see above\./);
    assert.ok((await readdir(join(directory, "mysite"))).includes("package.json"));
  });
});

test("where nobody may write it says so", async (context) => {
  // The one folder into which not even root can write.
  if (process.platform !== "linux") return context.skip("there is no /sys");
  const { exitCode, stderr } = await start("/sys", "mysite");
  assert.equal(exitCode, 1);
  assert.match(
    stderr,
    /Cannot write into '\/sys\/mysite': (permission denied|the file system is read-only)\. \[scaffold\./,
  );
});
