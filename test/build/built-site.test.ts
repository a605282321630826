import assert from "node:assert/strict";
import { readFile, rm, writeFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { readBuild } from "#rooms/build";
import { testDatabase } from "../support/database.ts";
import { freePort, RunningTolv, strongKey, type TolvOptions, tolv } from "../support/tolv.ts";
import { copyExample } from "./support/buildable-project.ts";

const { url } = await testDatabase();
const production = { DATABASE_URL: url, SECRET_KEY: strongKey, ALLOWED_HOSTS: "localhost,127.0.0.1" };
const project = await copyExample();
const options: TolvOptions = { directory: project.directory, environment: production };

before(async () => {
  const built = await project.build();
  assert.equal(built.exitCode, 0, built.stderr + built.stdout);
  assert.match(built.stdout, /^Built unknown, sha256:[0-9a-f]{64}$/m);
  // What runs now cannot be the source.
  await rm(project.path("blog/routes.ts"));
  await rm(project.path("project.ts"));
  const migrated = await tolv(["migrate"], options);
  assert.equal(migrated.exitCode, 0, migrated.stderr);
  assert.match(migrated.stdout, /Applying blog\.0001_initial\.\.\. OK/);
});
after(() => project[Symbol.asyncDispose]());

async function serve(args: readonly string[], more: TolvOptions = {}) {
  const port = await freePort();
  const environment = { ...production, PORT: String(port), ...more.environment };
  const server = new RunningTolv(["serve", "-b", "127.0.0.1", ...args], { ...options, ...more, environment });
  await server.printed(/"message":"Serving"/);
  return { server, origin: `http://127.0.0.1:${port}`, [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() };
}

test("a build serves pages, the admin site with its assets, and the collected files", async () => {
  await using site = await serve(["-w", "0"]);
  const page = await (await fetch(`${site.origin}/`)).text();
  assert.match(page, /No posts\./);
  const sheet = /\/static\/blog\/style\.[0-9a-f]+\.css/.exec(page)?.[0];
  assert.equal((await fetch(site.origin + sheet)).headers.get("cache-control"), "max-age=31536000, public, immutable");
  const login = await (await fetch(`${site.origin}/admin/login/`)).text();
  const script = /\/admin\/[^"]*\.js/.exec(login)?.[0];
  assert.match(await (await fetch(site.origin + script)).text(), /autocomplete/);
  const { exitCode, stderr } = await site.server.stop();
  assert.deepEqual([exitCode, stderr], [0, ""]);
});

test("workers run the build", async () => {
  await using site = await serve(["-w", "1"]);
  assert.equal((await fetch(`${site.origin}/`)).status, 200);
  assert.equal((await site.server.stop()).exitCode, 0);
});

test("what is loaded lazily is there: measurements, and code of the shell", async () => {
  const port = await freePort();
  await using site = await serve(["-w", "0"], { environment: { METRICS_PORT: String(port) } });
  assert.equal((await fetch(`${site.origin}/`)).status, 200);
  const metrics = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  assert.match(metrics, /tolv_|http_/);
  const counted = await tolv(["shell", "-c", "await Post.filter({}).count()"], options);
  assert.equal(counted.stdout, "0\n", counted.stderr);
});

test("commands of the project and of Tolv run from the build", async () => {
  const published = await tolv(["publish_scheduled"], options);
  assert.equal(published.exitCode, 0, published.stderr);
  const check = await tolv(["check", "--deploy"], options);
  assert.equal(check.exitCode, 0, check.stderr);
  assert.equal((await tolv(["version"], options)).stdout, (await tolv(["version"])).stdout);
});

test("a file that differs from what was built keeps everything from starting, with the remedy", async () => {
  const file = project.path("build/server/package.json");
  const whole = await readFile(file);
  await writeFile(file, "{}");
  const { exitCode, stderr } = await tolv(["check"], options);
  await writeFile(file, whole);
  assert.equal((await tolv(["check"], options)).exitCode, 0);
  assert.equal(exitCode, 1);
  assert.match(stderr, /server\/package\.json is not what was built\. \[build\.damaged\]\nRun `tolv build` again/);
});

test("the stamp can be read", () => {
  const build = readBuild(project.directory);
  assert.deepEqual(
    { commit: build?.commit, dirty: build?.dirty, node: build?.node, externals: build?.externals },
    { commit: undefined, dirty: true, node: process.versions.node, externals: [] },
  );
  assert.equal(readBuild(import.meta.dirname), undefined);
});
