import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { promisify } from "node:util";
import { startDrill } from "#rooms/server";
import { testDatabase } from "../support/database.ts";
import { startRegistry } from "../support/local-registry.ts";
import { npmEnvironment, npmSetting } from "../support/npm-environment.ts";
import { type PackedPackages, packPackages } from "../support/packed-packages.ts";
import { documentedFiles, writeFiles } from "../support/readme.ts";
import { freePort, RunningTolv, strongKey } from "../support/tolv.ts";

const run = promisify(execFile);
const readme = new URL("../../README.md", import.meta.url);
const { url } = await testDatabase();
const environment = { DATABASE_URL: url, SECRET_KEY: strongKey, ALLOWED_HOSTS: "127.0.0.1" };
const { PATH = "", HOME = "" } = process.env;

let directory: string;
let packages: PackedPackages;

before(async () => {
  directory = await mkdtemp(join(tmpdir(), "tolv-package-"));
  packages = await packPackages(directory);
});

after(() => rm(directory, { recursive: true, force: true }));

test("the README's first app fits in 40 lines and runs from the packed tarball outside the repository", async () => {
  const folder = join(directory, "notes");
  await mkdir(folder);
  await run("npm", ["init", "-y"], { cwd: folder });
  await run("npm", ["pkg", "set", "type=module"], { cwd: folder });
  await run("npm", ["install", "--prefer-offline", packages.tolv.file], { cwd: folder });
  await writeFiles(folder, documentedFiles(readme));
  const [project] = documentedFiles(readme);
  assert.equal(project?.path, "project.ts");
  assert.ok((project?.text.trim().split("\n").length ?? Infinity) <= 40);

  const made = await installedTolv(folder, ["makemigrations"]);
  assert.match(made.stdout, /\+ Create model Note/);
  const migrated = await installedTolv(folder, ["migrate"]);
  assert.match(migrated.stdout, /Applying notes\.0001_initial\.\.\. OK/);
  await showsWrittenNotes(folder);
});

test("the installed package serves from workers, and replaces them on HUP without losing a request", async (t) => {
  await using server = await serve(join(directory, "notes"), "-w", "2");
  const { running, origin } = server;
  await running.printed(/("message":"Worker ready"[\s\S]*){2}/);
  const drill = await startDrill({ origins: [origin], paths: ["/healthz"], clients: 4, keepAlive: false });
  running.child.kill("SIGHUP");
  await running.printed(/"message":"Reloaded"/);
  const { sent, lost, losses } = await drill.stop();
  t.diagnostic(`${sent} requests sent`);
  assert.ok(sent > 10);
  assert.deepEqual([lost, losses], [0, {}]);
  const { exitCode, stdout, stderr } = await running.stop();
  assert.deepEqual([exitCode, stderr], [0, ""]);
  assert.equal(stdout.match(/"message":"Worker ready"/g)?.length, 4);
});

async function showsWrittenNotes(folder: string): Promise<void> {
  await using server = await serve(folder);
  const form = await fetch(server.origin);
  const [, token = ""] = /name="csrfmiddlewaretoken" value="(\w+)"/.exec(await form.text()) ?? [];
  const cookie = form.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
  const body = new URLSearchParams({ csrfmiddlewaretoken: token, text: "<b>first</b> note" });
  const posted = await fetch(server.origin, { method: "POST", body, headers: { cookie } });
  assert.match(await posted.text(), /<li>&lt;b&gt;first&lt;\/b&gt; note<\/li>/);
  assert.equal((await server.running.stop()).exitCode, 0);
}

describe("npm create tolv@latest mysite", () => {
  let project: string;

  before(async () => {
    project = join(directory, "mysite");
    await using registry = await startRegistry(Object.values(packages), await npmSetting("registry"));
    const { stdout } = await create(registry.url, "mysite");
    assert.match(stdout, /The project mysite is ready\. Go on with\n\n {2}cd mysite\n {2}npm start\n/);
    await refusesWhatIsThere(registry.url);
  });

  async function refusesWhatIsThere(registry: string): Promise<void> {
    const before = await visibleFiles();
    for (const [args, said] of [
      [["mysite"], /\/mysite' already exists\.\nNothing was changed\./],
      [["other", "mysite"], /\/mysite' is not empty: it has .+\.\nNothing was changed\./],
      [["my-site"], /'my-site' is not a valid project name\. Please make sure the name is a valid identifier\./],
      [[], /Usage: npm create tolv@latest NAME/],
    ] as const) {
      await assert.rejects(create(registry, ...args), { stderr: said });
    }
    assert.deepEqual(await visibleFiles(), before);
  }

  async function visibleFiles(): Promise<readonly string[]> {
    return (await readdir(directory)).filter((name) => !name.startsWith(".cache-"));
  }

  test("leaves a repository with a lock file", async () => {
    const files = await readdir(project);
    for (const file of [".git", "package-lock.json", "project.ts", "Dockerfile", "Procfile"]) {
      assert.ok(files.includes(file), file);
    }
    const { dependencies } = JSON.parse(await readFile(join(project, "package.json"), "utf8"));
    assert.deepEqual(dependencies, { tolv: packages.tolv.manifest.version });
  });

  test("makes a project whose checks and tests pass unedited", async () => {
    const { stdout } = await run("npm", ["test"], { cwd: project, env: { PATH, HOME, DATABASE_URL: url } });
    assert.match(stdout, /System check identified no issues/);
    assert.match(stdout, /^ℹ pass 3$/m);
  });

  test("makes a project that can be built, unedited and without a secret", async () => {
    await run("npm", ["run", "build"], { cwd: project, env: { PATH, HOME } });
    assert.ok((await readdir(join(project, "build"))).includes("build.json"));
  });

  test("brings a program that makes another such project where npm reaches nobody", async () => {
    const other = join(directory, "offline");
    await cp(join(project, "node_modules"), join(other, "node_modules"), { recursive: true, verbatimSymlinks: true });
    await cp(join(project, "package-lock.json"), join(other, "package-lock.json"));
    const env = { PATH, HOME, DATABASE_URL: url, npm_config_registry: "http://127.0.0.1:9" };
    await run(join(other, "node_modules/.bin/tolv"), ["startproject", "offline", ".", "--no-install"], {
      cwd: other,
      env,
    });
    assert.match((await run("npm", ["test"], { cwd: other, env })).stdout, /^ℹ pass 3$/m);
    assert.match((await run("npm", ["run", "build"], { cwd: other, env })).stdout, /^Built /m);
  });

  test("makes a site that can be migrated and answers in production, from what was built", async () => {
    const migrated = await installedTolv(project, ["migrate"]);
    assert.match(migrated.stdout, /Applying sessions\.0001_initial\.\.\. OK/);
    await using server = await serve(project);
    assert.equal((await fetch(`${server.origin}/readyz`)).status, 200);
    assert.match(await (await fetch(`${server.origin}/admin/`)).text(), /<form/);
    assert.equal((await server.running.stop()).exitCode, 0);
  });
});

describe("create-tolv where packages cannot be installed", () => {
  let program: string;

  before(async () => {
    await run("tar", ["-xzf", packages.createTolv.file, "-C", directory]);
    program = join(directory, "package/create-tolv.js");
  });

  /** Calls it where `npm` is this script, or missing. */
  async function createWith(npm: string | undefined, ...args: readonly string[]) {
    const programs = await mkdtemp(join(directory, ".cache-programs-"));
    if (npm !== undefined) await writeFile(join(programs, "npm"), `#!/bin/sh\n${npm}\n`, { mode: 0o755 });
    return run(process.execPath, [program, ...args], { cwd: directory, env: { PATH: programs, HOME } });
  }

  test("says that npm is missing, and leaves nothing behind", async () => {
    await assert.rejects(createWith(undefined, "lonely"), {
      stderr: "Error: npm could not be run: ENOENT.\nNothing was left behind.\n",
    });
    assert.ok(!(await readdir(directory)).includes("lonely"));
  });

  test("leaves a folder that was there as it was", async () => {
    const folder = join(directory, "cloned");
    await mkdir(join(folder, ".git"), { recursive: true });
    await assert.rejects(createWith("echo offline >&2; exit 1", "cloned_site", "cloned"), {
      stderr: "offline\nError: Tolv could not be installed; npm says why above.\nNothing was left behind.\n",
    });
    assert.deepEqual(await readdir(folder), [".git"]);
  });

  test("takes everything back where Tolv cannot start", async () => {
    const tolv = "node_modules/tolv/bin";
    const old = `/bin/mkdir -p ${tolv}; echo 'console.error("too old"); process.exit(1)' > ${tolv}/tolv.js`;
    await assert.rejects(createWith(old, "lonely"), {
      stderr: "too old\nError: Tolv could not make the project; it says why above.\nNothing was left behind.\n",
    });
    assert.ok(!(await readdir(directory)).includes("lonely"));
  });

  test("says where it may not write", async (context) => {
    if (process.platform !== "linux") return context.skip("there is no /sys");
    const failed = run(process.execPath, [program, "mysite"], { cwd: "/sys", env: { PATH, HOME } });
    await assert.rejects(failed, { stderr: /^Error: Cannot write into '\/sys\/mysite': E\w+\.\n/ });
  });
});

async function create(registry: string, ...args: readonly string[]) {
  const env = { PATH, HOME, ...(await npmEnvironment(registry, directory)) };
  return run("npm", ["create", "tolv@latest", "--", ...args], { cwd: directory, env });
}

async function serve(folder: string, ...args: readonly string[]) {
  const port = await freePort();
  const running = new RunningTolv(["serve", ...args], {
    directory: folder,
    program: join(folder, "node_modules/tolv/bin/tolv.js"),
    environment: { ...environment, PORT: String(port), CSRF_COOKIE_SECURE: "false" },
  });
  await running.printed(/"message":"Serving"/);
  return { running, origin: `http://127.0.0.1:${port}`, [Symbol.asyncDispose]: () => running[Symbol.asyncDispose]() };
}

function installedTolv(folder: string, args: readonly string[]) {
  return run(join(folder, "node_modules/.bin/tolv"), args, { cwd: folder, env: { PATH, HOME, ...environment } });
}
