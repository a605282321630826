import assert from "node:assert/strict";
import { test } from "node:test";
import { strongKey, tolv } from "../../support/tolv.ts";
import { smallProject } from "../support/small-project.ts";

const environment = {
  DATABASE_URL: "postgres://nobody@127.0.0.1:1/nowhere",
  SECRET_KEY: strongKey,
  ALLOWED_HOSTS: "example.com",
};
const schedule = 'schedule: [{ command: "greet", every: { days: 1 } }]';

test("a schedule that no process runs is a warning, also without --deploy", async () => {
  await using project = await smallProject(schedule);
  const { stderr } = await tolv(["check"], { directory: project.directory, environment });
  assert.match(stderr, /schedule: \(deploy\.W006\) The project schedules commands, but no process runs them\./);
});

test("with a clock there is nothing to say", async () => {
  await using project = await smallProject(`${schedule}, processes: { web: {}, hours: { command: "tolv clock" } }`);
  const { stderr } = await tolv(["check"], { directory: project.directory, environment });
  assert.doesNotMatch(stderr, /W006/);
});

test("a process or a scheduled command that there is not is an error that says what was meant", async () => {
  const mistaken = 'processes: { web: {}, clokc: {} }, schedule: [{ command: "greeet", every: { days: 1 } }]';
  await using project = await smallProject(mistaken);
  const { exitCode, stderr } = await tolv(["check"], { directory: project.directory, environment });
  assert.equal(exitCode, 1);
  assert.match(stderr, /process clokc: \(deploy\.E009\).*tolv clokc.*\n\tHINT: Did you mean clock\?/);
  assert.match(stderr, /schedule: \(deploy\.E010\).*tolv greeet.*\n\tHINT: Did you mean greet\?/);
});

test("files are read by check --deploy alone, with the settings of the environment", async () => {
  await using project = await smallProject("");
  const { directory } = project;
  await tolv(["deployment", "--write", "compose", "systemd"], { directory });
  const large = { ...environment, SERVE_MAX_MEMORY: "2000" };
  assert.doesNotMatch((await tolv(["check"], { directory, environment: large })).stderr, /deploy\./);
  const { exitCode, stderr } = await tolv(["check", "--deploy"], { directory, environment: large });
  assert.equal(exitCode, 1);
  assert.match(stderr, /deploy\/systemd\/small-web\.service: \(deploy\.E003\)/);
});
