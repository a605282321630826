import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
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

test("the timeouts that the page proposes keep its own rules", () => {
  const [, table = ""] = /\nSo, in seconds:\n([\s\S]*?)\n\n- /.exec(page) ?? [];
  const proposals = table
    .split("\n")
    .map((row) => row.split("|").slice(2, 6).map(Number.parseFloat))
    .filter(([keepAlive = Number.NaN]) => !Number.isNaN(keepAlive));
  assert.equal(proposals.length, 6);
  for (const [keepAlive = 0, lag = 0, graceful = 0, patience = 0] of proposals) {
    assert.ok(graceful > keepAlive + 1.5, `${graceful} s to finish, ${keepAlive} s idle`);
    assert.ok(patience > lag + graceful + 3, `${patience} s of patience for ${lag} + ${graceful} s`);
  }
});

const verifier = spawnSync("systemd-analyze", ["--version"]).status === 0;

test("the unit of the page is one that systemd understands", {
  skip: verifier ? false : "systemd-analyze is not installed",
}, async (t) => {
  const [, unit = ""] = /```text\n(\[Unit\][\s\S]*?)```/.exec(page) ?? [];
  const folder = await mkdtemp(join(tmpdir(), "tolv-unit-"));
  t.after(() => rm(folder, { recursive: true }));
  const file = join(folder, "mysite.service");
  // A program, a folder and a user that are there.
  const local = unit.replace(/^ExecStart=\S+/m, "ExecStart=/bin/true").replace("User=mysite", "User=root");
  await writeFile(file, local.replace("/srv/mysite/current", folder));
  const { status, stderr } = spawnSync("systemd-analyze", ["verify", file], { encoding: "utf8" });
  assert.deepEqual([status, stderr], [0, ""]);
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
