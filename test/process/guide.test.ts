import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { testDatabase } from "../support/database.ts";
import { compileProject, writeProject } from "../support/documented-project.ts";
import { documentedCommands, documentedFiles, documentedTranscripts } from "../support/readme.ts";
import { freePort, RunningTolv, tolv } from "../support/tolv.ts";

const run = promisify(execFile);
const root = fileURLToPath(new URL("../../", import.meta.url));
const guide = (name: string) => new URL(`../../docs/guide/${name}`, import.meta.url);
const { url } = await testDatabase();

describe("the guide for newcomers", () => {
  const page = guide("getting-started.md");
  const environment = { TOLV_ENV: "development", DATABASE_URL: url };
  let directory: string;

  before(async () => {
    directory = await writeProject(documentedFiles(page));
  });
  after(() => rm(directory, { recursive: true, force: true }));

  it("has files that the compiler accepts", async () => {
    await compileProject(directory);
  });

  it("has commands that lead to a site with its admin", async () => {
    const commands = documentedCommands(page).map((line) => line.replace("npx tolv ", ""));
    assert.deepEqual(commands.slice(-2), ["createsuperuser", "runserver"]);
    for (const command of commands.slice(0, -2)) {
      const { exitCode, stderr } = await tolv(argumentsOf(command), { directory, environment });
      assert.equal(exitCode, 0, `${command}: ${stderr}`);
    }
    await showsTheList();
  });

  async function showsTheList(): Promise<void> {
    const port = await freePort();
    await using server = new RunningTolv(["runserver", String(port)], { directory, environment });
    await server.printed(/Quit the server|http:\/\/127\.0\.0\.1/);
    const list = await fetch(`http://127.0.0.1:${port}/`);
    assert.match(await list.text(), /<li>Pippi &lt;Longstocking&gt;<\/li>/);
    const login = await fetch(`http://127.0.0.1:${port}/admin/`);
    assert.match(await login.text(), /<form/);
    assert.equal((await server.stop()).exitCode, 0);
  }
});

describe("the guide to configuration", () => {
  const page = guide("configuration.md");
  const transcripts = documentedTranscripts(page);
  let directory: string;

  before(async () => {
    directory = await writeProject(documentedFiles(page));
  });
  after(() => rm(directory, { recursive: true, force: true }));

  it("has files that the compiler accepts", async () => {
    await compileProject(directory);
  });

  it("shows transcripts", () => {
    assert.equal(transcripts.length, 5);
  });

  for (const { command, printed } of transcripts) {
    it(`prints what the page says for ${command}`, async () => {
      const program = `"${process.execPath}" "${join(root, "bin/tolv.js")}"`;
      const { PATH = "", HOME = "" } = process.env;
      const failed = await run("sh", ["-c", command.replace("npx tolv", program)], {
        cwd: directory,
        env: { PATH, HOME },
      }).then(
        () => assert.fail("the command succeeded"),
        (error: unknown) => error,
      );
      assert.equal(Reflect.get(Object(failed), "stderr"), printed);
      assert.equal(Reflect.get(Object(failed), "code"), 1);
    });
  }
});

/** The arguments of a documented line; double quotes keep one together. */
function argumentsOf(line: string): string[] {
  return [...line.matchAll(/"([^"]*)"|\S+/g)].map(([text, quoted]) => quoted ?? text);
}
