import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { exitCodes } from "#rooms/lifecycle";
import { serverSettings } from "#rooms/server";
import { tolv } from "../support/tolv.ts";

const page = readFileSync(new URL("../../docs/guide/deploy.md", import.meta.url), "utf8");

// What the page says of signals, stops, reloads and exit codes is shown by test/server/workers and
// test/process/serve-workers.test.ts; here it is what could get out of step by a change of a number or a name.

test("the timeouts of the page are the defaults", () => {
  const rows = [...page.matchAll(/^\| `(SERVE_\w+)` \| (\d+) \|/gm)];
  assert.equal(rows.length, 4);
  const settings: Readonly<Record<string, { readonly declaration: { readonly defaultValue?: unknown } }>> =
    serverSettings.settings;
  for (const [, name = "", seconds] of rows) assert.equal(settings[name]?.declaration.defaultValue, Number(seconds));
});

test("the settings of the page exist", () => {
  const names = new Set([...page.matchAll(/SERVE_\w+/g)].map(([name]) => name));
  assert.ok(names.size >= 6);
  for (const name of names) assert.ok(name in serverSettings.settings, name);
});

test("the exit codes of the page are those of the processes", () => {
  const { success, failure, usage, cutOff, interrupted, quit } = exitCodes;
  const said = [...page.matchAll(/^\| ([\d, ]+) \| /gm)].flatMap(([, codes = ""]) => codes.split(", ").map(Number));
  assert.deepEqual(said, [success, failure, usage, cutOff, interrupted, quit]);
});

test("the options of the page are those of the commands", async () => {
  for (const command of ["serve", "drill"]) {
    const { stdout } = await tolv([command, "--help"]);
    const calls = [...page.matchAll(new RegExp(`tolv ${command} (?!.*node_modules).*`, "g"))].map(([call]) => call);
    const options = calls.flatMap((call) => [...call.matchAll(/ (--?[a-z][a-z-]*)/g)].map(([, option = ""]) => option));
    assert.ok(options.length > 2);
    for (const option of options) assert.ok(stdout.includes(option), `tolv ${command} ${option}`);
  }
});
