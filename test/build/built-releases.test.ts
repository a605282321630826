import assert from "node:assert/strict";
import { rename, rm, symlink } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { freePort, RunningTolv, strongKey, tolv } from "../support/tolv.ts";
import { copyExample, projectOf } from "./support/buildable-project.ts";

const production = { SECRET_KEY: strongKey, ALLOWED_HOSTS: "localhost", DATABASE_URL: "postgres://x@127.0.0.1:1/x" };

const project = (word: string) => `import { defineApp, defineProject, respond, route, routes } from "tolv";

const page = route.get("/", { name: "own:page" }, () => respond.text("${word}"));
export default defineProject({ name: "own", apps: [defineApp({ name: "own", contributes: [routes([page])] })] });
`;

test("HUP goes on to the build that the link leads to now; a damaged one does not replace a running one", async () => {
  await using house = await projectOf({});
  await using first = await projectOf({ "project.ts": project("first") });
  await using second = await projectOf({ "project.ts": project("second") });
  for (const release of [first, second]) {
    const { exitCode, stderr } = await release.build();
    assert.equal(exitCode, 0, stderr);
    await rm(release.path("project.ts"));
  }
  const deploy = async (directory: string) => {
    await symlink(directory, house.path("next"));
    await rename(house.path("next"), house.path("current"));
  };
  await deploy(first.directory);
  const port = await freePort();
  const page = async () => (await fetch(`http://localhost:${port}/`)).text();
  await using server = new RunningTolv(["serve", "-w", "1", "--chdir", house.path("current")], {
    environment: { ...production, PORT: String(port) },
  });
  await server.printed(/"message":"Serving"/);
  assert.equal(await page(), "first");

  const whole = await second.read("build/server/package.json");
  await second.write("build/server/package.json", "{}");
  await deploy(second.directory);
  server.child.kill("SIGHUP");
  await server.printed(/Not reloaded, the running workers stay/);
  assert.equal(await page(), "first");

  await second.write("build/server/package.json", whole);
  server.child.kill("SIGHUP");
  await server.printed(/"message":"Reloaded"/);
  assert.equal(await page(), "second");
  assert.equal((await server.stop()).exitCode, 0);
});

test("what a build starts by itself is the build: the clock's commands, and the processes of the formation", async () => {
  await using example = await copyExample();
  const { exitCode, stderr } = await example.build();
  assert.equal(exitCode, 0, stderr);
  await rm(example.path("project.ts"));
  const options = { directory: example.directory, environment: production };
  const clock = await tolv(["clock", "--help"], options);
  assert.equal(clock.exitCode, 0, clock.stderr);
  const port = await freePort();
  await using web = new RunningTolv(["run", "web"], {
    ...options,
    environment: { ...production, PORT: String(port) },
  });
  await web.printed(/Serving/);
  assert.equal((await fetch(`http://localhost:${port}/healthz`)).status, 200);
  assert.equal((await web.stop()).exitCode, 0);
});

test("the build of a project is found from a folder below it", async () => {
  await using made = await projectOf({ "project.ts": project("below") });
  await made.build();
  await rm(made.path("project.ts"));
  const { stdout } = await tolv(["help"], { directory: join(made.directory, "build/server") });
  assert.match(stdout, /migrate/);
});
