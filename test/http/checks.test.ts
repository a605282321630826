import assert from "node:assert/strict";
import { tmpdir } from "node:os";
import { test } from "node:test";
import { runChecks } from "#rooms/checks";
import { httpChecks } from "#rooms/http";
import { bootProject, defineProject } from "#rooms/project";
import { strongKey } from "../support/tolv.ts";

async function findings(settings: Readonly<Record<string, string>>): Promise<string[]> {
  await using running = await bootProject(defineProject({ name: "checked", apps: [] }), {
    directory: import.meta.dirname,
    environment: { TOLV_ENV: "development", SECRET_KEY: strongKey, ...settings },
    log: { destination: { write: () => undefined }, isTerminal: false },
  });
  const checks = httpChecks.filter(({ deploy }) => !deploy);
  return (await running.run(() => runChecks(checks))).map(({ id, object }) => `${id} ${object}`);
}

test("a folder for uploads that is none, or not to be written to, is found before the first upload", async () => {
  assert.deepEqual(await findings({}), []);
  assert.deepEqual(await findings({ FILE_UPLOAD_TEMP_DIR: tmpdir() }), []);
  for (const folder of ["/nowhere/at/all", import.meta.filename]) {
    assert.deepEqual(await findings({ FILE_UPLOAD_TEMP_DIR: folder }), ["http.E001 FILE_UPLOAD_TEMP_DIR"], folder);
  }
});
