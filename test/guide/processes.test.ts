import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { clockSettings } from "#rooms/deploy";
import { loadProject } from "#rooms/project";
import { compileProject, writeProject } from "../support/documented-project.ts";
import { documentedFiles, documentedTranscripts } from "../support/readme.ts";
import { strongKey, tolv } from "../support/tolv.ts";
import { guidePage } from "./support/guide.ts";

const root = join(import.meta.dirname, "../..");
const pages = ["processes.md", "containers.md"].map(guidePage);
const text = pages.map((page) => readFileSync(page, "utf8")).join("\n");
let directory: string;

before(async () => {
  directory = await writeProject(documentedFiles(guidePage("processes.md")));
});

after(() => rm(directory, { recursive: true, force: true }));

test("the project of the page is one that the compiler accepts, and has these processes", async () => {
  await compileProject(directory);
  const { project } = await loadProject(directory);
  assert.deepEqual(
    project.processes.map(({ name, command }) => `${name}: ${command.join(" ")}`),
    ["web: tolv serve", "clock: tolv clock", "worker: node worker.js"],
  );
  assert.deepEqual(
    project.schedule.map(({ seconds }) => seconds),
    [86_400, 600],
  );
});

test("what the page shows of tolv deployment is what it prints", async () => {
  const transcripts = documentedTranscripts(guidePage("processes.md"));
  assert.equal(transcripts.length, 2);
  for (const { command, printed } of transcripts) {
    const { stdout } = await tolv(command.split(" ").slice(2), { directory });
    assert.equal(stdout, printed);
  }
});

test("the finding that the page shows is what the check prints", async () => {
  const environment = {
    DATABASE_URL: "postgres://u@127.0.0.1:1/x",
    SECRET_KEY: strongKey,
    ALLOWED_HOSTS: "example.com",
  };
  await tolv(["deployment", "--write", "compose"], { directory });
  const path = join(directory, "compose.yaml");
  await writeFile(path, readFileSync(path, "utf8").replace("stop_grace_period: 28s", "stop_grace_period: 10s"));
  const { stderr } = await tolv(["check", "--deploy", "--tag", "deploy"], { directory, environment });
  const [, shown = ""] = /```text\n(compose\.yaml web: .*?)```/s.exec(text) ?? [];
  assert.ok(stderr.includes(shown), stderr);
});

test("the findings of the pages are all that there are", () => {
  const sources = globSync("src/deploy/checks/**/*.ts", { cwd: root }).map((file) =>
    readFileSync(join(root, file), "utf8"),
  );
  const there = new Set([...sources.join("").matchAll(/id: "deploy\.(\w+)"/g)].map(([, id = ""]) => id));
  const said = new Set(
    [...text.matchAll(/^\| ((?:[EW]\d{3}(?:, | to )?)+) \|/gm)].flatMap(([, ids = ""]) => listed(ids)),
  );
  assert.ok(there.size > 20);
  assert.deepEqual(
    [...said].filter((id) => !there.has(id)),
    [],
  );
  assert.deepEqual(
    [...there].filter((id) => !said.has(id)),
    [],
  );
});

/** `E101 to E113, W101` names every number between. */
function listed(ids: string): readonly string[] {
  return ids.split(", ").flatMap((part) => {
    const [first = "", last = first] = part.split(" to ");
    const [from, to] = [first, last].map((id) => Number(id.slice(1)));
    return Array.from(
      { length: (to ?? 0) - (from ?? 0) + 1 },
      (_, index) => `${first[0]}${String((from ?? 0) + index).padStart(3, "0")}`,
    );
  });
}

test("the defaults and the options of the pages are those of the code", async () => {
  assert.equal(clockSettings.settings.CLOCK_GRACEFUL_TIMEOUT.declaration.defaultValue, 25);
  for (const [command, options] of [
    ["up", ["--scale", "--port"]],
    ["clock", ["--at-start"]],
    ["deployment", ["--write", "--force"]],
  ] as const) {
    const { stdout } = await tolv([command, "--help"], { directory });
    for (const option of options) assert.ok(stdout.includes(option) && text.includes(option), option);
  }
});
