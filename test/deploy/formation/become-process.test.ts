import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { freePort, RunningTolv, strongKey, tolv } from "../../support/tolv.ts";
import { smallProject } from "../support/small-project.ts";

const environment = {
  DATABASE_URL: "postgres://nobody@127.0.0.1:1/nowhere",
  SECRET_KEY: strongKey,
  ALLOWED_HOSTS: "127.0.0.1",
};

test("tolv run web is tolv serve itself: the same process, its log, its signals and its exit code", async () => {
  await using project = await smallProject("");
  const port = String(await freePort());
  const { directory } = project;
  await using web = new RunningTolv(["run", "web"], { directory, environment: { ...environment, PORT: port } });
  const [line] = await web.printed(/^\{.*"message":"Serving".*$/m);
  assert.equal(JSON.parse(line).port, Number(port));
  const { exitCode, stderr } = await web.stop();
  assert.deepEqual([exitCode, stderr], [0, ""]);
});

test("another program gets the variables of .env, and is found among the project's packages", async () => {
  await using project = await smallProject('processes: { show: { command: "node show.js" } }');
  const { directory } = project;
  await writeFile(join(directory, "show.js"), "console.log(process.env.GREETING, process.env.PATH.split(':')[0]);");
  await writeFile(join(directory, ".env"), "GREETING=from-the-file\n");
  const shown = await tolv(["run", "show"], { directory, environment: { TOLV_ENV: "development" } });
  assert.equal(shown.stdout, `from-the-file ${directory}/node_modules/.bin\n`);
});

test("a process type that there is not is refused by name", async () => {
  await using project = await smallProject("");
  const { exitCode, stderr } = await tolv(["run", "wbe"], { directory: project.directory, environment });
  assert.equal(exitCode, 1);
  assert.match(stderr, /There is no process type "wbe"\.\nUse one of web\./);
});
