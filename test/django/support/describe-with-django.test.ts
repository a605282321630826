import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";
import { findDjango } from "./find-django.ts";

const directory = await mkdtemp(join(tmpdir(), "tolv-django-"));
after(() => rm(directory, { recursive: true }));

/** A program that answers like a Python whose Django is missing, or there. */
async function standIn(name: string, script: string): Promise<string> {
  const file = join(directory, name);
  await writeFile(file, `#!/bin/sh\n${script}\n`);
  await chmod(file, 0o755);
  return file;
}

const without = await standIn("without", `echo "ModuleNotFoundError: No module named 'psycopg2'" >&2; exit 1`);
const withDjango = await standIn("with", "echo 4.2.28");

/** Runs a test file of this suite's kind whose only test fails, and answers with what is reported. */
async function report(python: string): Promise<{ exitCode: unknown; output: string }> {
  const file = join(directory, "planted.ts");
  const module = pathToFileURL(join(import.meta.dirname, "describe-with-django.ts")).href;
  const lines = [
    `import { test } from "node:test";`,
    `import { describeWithDjango } from ${JSON.stringify(module)};`,
    `await describeWithDjango("planted", () => { test("fails", () => { throw new Error("planted"); }); });`,
  ];
  await writeFile(file, lines.join("\n"));
  const { NODE_TEST_CONTEXT: _, ...environment } = process.env;
  const options = { env: { ...environment, DJANGO_PYTHON: python } };
  return new Promise((resolve) => {
    execFile(process.execPath, ["--test", "--test-reporter=tap", file], options, (error, stdout, stderr) => {
      resolve({ exitCode: error?.code ?? 0, output: stdout + stderr });
    });
  });
}

test("without Django the description is reported as skipped, with the reason and the command that installs it", async () => {
  const { exitCode, output } = await report(without);
  assert.equal(exitCode, 0);
  const line = output.split("\n").find((text) => text.includes("# SKIP")) ?? assert.fail(output);
  assert.match(line, /planted # SKIP no Django with its drivers .*No module named 'psycopg2'/);
  assert.match(line, /apt-get install python3-django python3-psycopg2/);
  assert.match(output, /^# skipped 1$/m);
});

test("with Django its tests run, so that one that fails fails the run", async () => {
  const { exitCode, output } = await report(withDjango);
  assert.equal(exitCode, 1);
  assert.match(output, /planted, beside Django 4\.2\.28/);
  assert.doesNotMatch(output, /# SKIP/);
});

test("a Python that is not there is named", async () => {
  const found = await findDjango({ DJANGO_PYTHON: join(directory, "nowhere") });
  assert.match("reason" in found ? found.reason : assert.fail("found"), /nowhere: .*ENOENT/);
});
