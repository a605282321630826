import assert from "node:assert/strict";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { runChecks } from "#rooms/checks";
import { staticChecks } from "../../../src/contrib/staticfiles/checks.ts";
import { StaticProject } from "./static-project.ts";

async function findings(project: StaticProject, environment: Readonly<Record<string, string>> = {}): Promise<string[]> {
  const running = await project.boot(environment);
  const found = await running.run(() => runChecks(staticChecks));
  return found.map(({ id, level, object }) => `${level} ${id} ${object}`);
}

test("a project whose files are collected has no findings", async () => {
  await using project = await StaticProject.create({});
  await project.collect();
  assert.deepEqual(await findings(project), []);
});

test("files that are not collected are a finding outside development", async () => {
  await using project = await StaticProject.create({});
  assert.deepEqual(await findings(project), ["warning staticfiles.W005 STATIC_ROOT"]);
  assert.deepEqual(await findings(project, { TOLV_ENV: "development" }), []);
});

test("a folder that is missing is a finding, and so is a STATIC_ROOT in or around one", async () => {
  await using project = await StaticProject.create({});
  const environment = { TOLV_ENV: "development" };
  for (const STATIC_ROOT of ["blog/static", "blog/static/collected", "blog", "."]) {
    assert.deepEqual(await findings(project, { ...environment, STATIC_ROOT }), ["error staticfiles.E002 STATIC_ROOT"]);
  }
  await rm(join(project.directory, "shop/static"), { recursive: true });
  assert.deepEqual(await findings(project, environment), ["warning staticfiles.W004 shop"]);
});
