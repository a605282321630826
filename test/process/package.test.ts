import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { testDatabase } from "../support/database.ts";
import { documentedFiles, writeFiles } from "../support/readme.ts";
import { freePort, RunningTolv, strongKey } from "../support/tolv.ts";

const run = promisify(execFile);
const root = fileURLToPath(new URL("../../", import.meta.url));
const readme = new URL("../../README.md", import.meta.url);
const { url } = await testDatabase();

let directory: string;

before(async () => {
  directory = await mkdtemp(join(tmpdir(), "tolv-package-"));
  const { stdout } = await run("npm", ["pack", "--json", "--pack-destination", directory], { cwd: root });
  const packed: unknown = JSON.parse(stdout);
  await run("npm", ["init", "-y"], { cwd: directory });
  await run("npm", ["pkg", "set", "type=module"], { cwd: directory });
  await run("npm", ["install", "--prefer-offline", `./${fileNameOf(packed)}`], { cwd: directory });
  await writeFiles(directory, documentedFiles(readme));
});

after(() => rm(directory, { recursive: true, force: true }));

test("the README's first app fits in 40 lines and runs from the packed tarball outside the repository", async () => {
  const [project] = documentedFiles(readme);
  assert.equal(project?.path, "project.ts");
  assert.ok((project?.text.trim().split("\n").length ?? Infinity) <= 40);

  const environment = { DATABASE_URL: url, SECRET_KEY: strongKey, ALLOWED_HOSTS: "127.0.0.1" };
  const made = await installedTolv(["makemigrations"], environment);
  assert.match(made.stdout, /\+ Create model Note/);
  const migrated = await installedTolv(["migrate"], environment);
  assert.match(migrated.stdout, /Applying notes\.0001_initial\.\.\. OK/);
  await showsWrittenNotes(environment);
});

async function showsWrittenNotes(environment: Readonly<Record<string, string>>): Promise<void> {
  const port = await freePort();
  const program = join(directory, "node_modules/tolv/bin/tolv.js");
  await using server = new RunningTolv(["serve"], {
    directory,
    program,
    environment: { ...environment, PORT: String(port), CSRF_COOKIE_SECURE: "false" },
  });
  await server.printed(/"message":"Serving"/);
  const origin = `http://127.0.0.1:${port}`;
  const form = await fetch(origin);
  const [, token = ""] = /name="csrfmiddlewaretoken" value="(\w+)"/.exec(await form.text()) ?? [];
  const cookie = form.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
  const body = new URLSearchParams({ csrfmiddlewaretoken: token, text: "<b>first</b> note" });
  const posted = await fetch(origin, { method: "POST", body, headers: { cookie } });
  assert.match(await posted.text(), /<li>&lt;b&gt;first&lt;\/b&gt; note<\/li>/);
  assert.equal((await server.stop()).exitCode, 0);
}

function installedTolv(args: readonly string[], environment: Readonly<Record<string, string>>) {
  const { PATH = "", HOME = "" } = process.env;
  const program = join(directory, "node_modules/.bin/tolv");
  return run(program, args, { cwd: directory, env: { PATH, HOME, ...environment } });
}

/** npm 11 prints a list, older and newer ones an object by package name. */
function fileNameOf(packed: unknown): string {
  const [first] = Object.values(packed ?? {});
  const name: unknown = typeof first === "object" && first !== null ? Reflect.get(first, "filename") : undefined;
  assert.equal(typeof name, "string", `npm pack answered ${JSON.stringify(packed)}`);
  return String(name);
}
