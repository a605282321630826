import assert from "node:assert/strict";
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { after, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { mysite } from "../support/tolv.ts";

const run = promisify(execFile);
const root = fileURLToPath(new URL("../../", import.meta.url));
const program = join(root, "bin/tolv.js");
const olderNode = await findOlderNode();
const needsOlderNode = olderNode === undefined && "this machine has no Node older than 24 on its PATH";

describe("tolv started by an older Node", { skip: needsOlderNode }, () => {
  test("runs under the locked Node", async () => {
    const { stdout } = await run(String(olderNode), [program, "help"], { cwd: mysite });
    assert.match(stdout, /^\[tolv\]$/m);
  });

  test("runs the scripts of npm under the locked Node, whatever npm has linked", async () => {
    const { stdout } = await run(String(olderNode), [join(root, "scripts/node.js"), "--print", "process.version"]);
    assert.match(stdout, /^v24\./);
  });

  test("hands on the exit code", async () => {
    await assert.rejects(run(String(olderNode), [program, "migrat"], { cwd: mysite }), { code: 1 });
    await assert.rejects(run(String(olderNode), [program, "check", "--nonsense"], { cwd: mysite }), { code: 2 });
  });

  test("hands on TERM, and ends when the work has ended", async () => {
    const directory = await projectThatWaits();
    const child = spawn(String(olderNode), [program, "wait"], { cwd: directory, stdio: ["ignore", "pipe", "inherit"] });
    const closed = once(child, "close");
    await once(child.stdout, "data");
    child.kill("SIGTERM");
    assert.deepEqual(await closed, [143, null]);
  });

  test("says what is missing where no locked Node is installed", async () => {
    const directory = await temporaryDirectory();
    await cp(join(root, "bin"), join(directory, "bin"), { recursive: true });
    await writeFile(join(directory, "package.json"), '{ "type": "module" }');
    await assert.rejects(run(String(olderNode), [join(directory, "bin/tolv.js")]), {
      code: 1,
      stderr: /Tolv needs Node 24 or newer; this is v\d+.*npm install/s,
    });
  });
});

/** The first `node` on the path that is older than Tolv needs; npm puts the locked one before it. */
async function findOlderNode(): Promise<string | undefined> {
  const candidates = (process.env.PATH ?? "").split(delimiter).map((folder) => join(folder, "node"));
  for (const candidate of candidates.filter((path) => existsSync(path))) {
    const { stdout } = await run(candidate, ["--version"]);
    if (Number.parseInt(stdout.slice(1), 10) < 24) return candidate;
  }
  return undefined;
}

async function projectThatWaits(): Promise<string> {
  const directory = await temporaryDirectory();
  const source = new URL("../../src/", import.meta.url).href;
  await writeFile(
    join(directory, "project.ts"),
    `import { commands, defineApp, defineCommand, defineProject } from "${source}index.ts";
const wait = defineCommand({
  name: "wait",
  help: "Waits.",
  stage: "none",
  async run({ output }) {
    output.line("waiting");
    await new Promise((resolve) => setTimeout(resolve, 60_000));
  },
});
export default defineProject({ name: "waiting", apps: [defineApp({ name: "waiting", contributes: [commands([wait])] })] });
`,
  );
  return directory;
}

async function temporaryDirectory(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), "tolv-node-"));
  after(() => rm(directory, { recursive: true, force: true }));
  return directory;
}
