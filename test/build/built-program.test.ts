import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { BuildDamaged, BuildMissing, verifyBuild } from "#rooms/build";
import { listFiles } from "../../src/build/digest-folder.ts";
import { freePort, RunningTolv, strongKey, tolv } from "../support/tolv.ts";
import { projectOf } from "./support/buildable-project.ts";

const fail = `
export class PaymentFailed extends Error {}

export function fail(): never {
  throw new PaymentFailed("no money");
}
`;

const project = await projectOf({
  "fail.ts": fail,
  "project.ts": `import { readFileSync } from "node:fs";
import { defineApp, defineProject, respond, route, routes } from "tolv";
import { fail } from "./fail.ts";

const words = readFileSync(new URL("./words.txt", import.meta.url), "utf8");
const pages = [
  route.get("/words/", { name: "shop:words" }, () => respond.text(words)),
  route.get("/fail/", { name: "shop:fail" }, () => fail()),
];
export default defineProject({ name: "shop", apps: [defineApp({ name: "shop", contributes: [routes(pages)] })] });
`,
  "words.txt": "from a file\n",
  ".gitignore": "node_modules\n.tolv\nbuild\n",
});
const { directory } = project;
const environment = { SECRET_KEY: strongKey, ALLOWED_HOSTS: "localhost", DATABASE_URL: "postgres://x@127.0.0.1:1/x" };
const identity = ["-c", "user.name=Test", "-c", "user.email=test@example.com"];
const git = (...args: string[]) => execFileSync("git", [...identity, ...args], { cwd: directory });

before(async () => {
  git("init", "--quiet");
  git("add", ".");
  git("commit", "--quiet", "--message", "First");
  const built = await project.build();
  assert.equal(built.exitCode, 0, built.stderr);
  await rename(project.path("words.txt"), project.path("moved.txt"));
});
after(() => project[Symbol.asyncDispose]());

/** Serves the build, as a program of its own that knows nothing of the checkout. */
async function serveBuild({ env, ...options }: { readonly uid?: number; readonly env?: Record<string, string> } = {}) {
  const port = await freePort();
  const child = spawn(process.execPath, [project.path("build/server/tolv.js"), "serve", "-w", "0"], {
    cwd: directory,
    env: { ...environment, ...env, PORT: String(port) },
    stdio: ["ignore", "pipe", "inherit"],
    ...options,
  });
  let log = "";
  child.stdout.setEncoding("utf8").on("data", (text) => (log += text));
  while (!log.includes('"Serving"')) await once(child.stdout, "data");
  const stop = async () => {
    child.kill("SIGTERM");
    await once(child, "close");
    return log;
  };
  return { origin: `http://localhost:${port}`, stop };
}

test("the log of a build names the error's class and the place in the source, and pages find their files", async () => {
  const { origin, stop } = await serveBuild();
  assert.equal(await (await fetch(`${origin}/words/`)).text(), "from a file\n");
  assert.equal((await fetch(`${origin}/fail/`)).status, 500);
  const record = (await stop()).split("\n").find((line) => line.includes("no money")) ?? "";
  const { error } = JSON.parse(record);
  assert.equal(error.type, "PaymentFailed");
  const line = fail.split("\n").findIndex((text) => text.includes("throw new")) + 1;
  assert.match(error.stack, new RegExp(`at ${project.path("fail.ts")}:${line}:\\d+\\n`));
});

test("a start reads no source map: they take 25 MB", async () => {
  const witness = project.path("witness.cjs");
  const told = 'process.on("exit", () => console.log(Object.keys(require.cache).join()));';
  await writeFile(witness, told);
  const { origin, stop } = await serveBuild({ env: { NODE_OPTIONS: `--require ${witness}` } });
  assert.equal((await fetch(`${origin}/nowhere/`)).status, 404);
  const loaded = (await stop()).trim().split("\n").at(-1) ?? "";
  assert.match(loaded, /build\/server\/load\.js/);
  assert.doesNotMatch(loaded, /trace\.js/);
});

test("a build on a read-only file system serves another user than the one who made it", async () => {
  const files = await listFiles(project.path("build"));
  assert.ok(
    files.some((file) => /^cache\/v24\.[^/]+\/serve\.js$/.test(file)),
    files.join("\n"),
  );
  for (const file of files) assert.equal((await stat(project.path(`build/${file}`))).mode & 0o444, 0o444, file);
  await chmod(directory, 0o555);
  const { origin, stop } = await serveBuild(process.getuid?.() === 0 ? { uid: 65_534 } : {});
  assert.equal((await fetch(`${origin}/words/`)).status, 200);
  await stop();
  await chmod(directory, 0o755);
  assert.deepEqual(await listFiles(project.path("build")), files);
});

test("the code can be compiled anew for this Node, without building", async () => {
  const before = await verifyBuild(directory);
  await rm(project.path("build/cache"), { recursive: true });
  execFileSync(process.execPath, [project.path("build/server/prime.js")], { cwd: directory, env: {} });
  const compiled = await listFiles(project.path("build/cache"));
  assert.ok(compiled.some((file) => file.endsWith("/serve.js")));
  assert.deepEqual(await verifyBuild(directory), before);
  await assert.rejects(verifyBuild(import.meta.dirname), BuildMissing);
});

test("development runs the source, in spite of a build", async () => {
  const shown = await tolv(["check"], { directory, environment: { TOLV_ENV: "development" } });
  assert.match(shown.stderr, /words\.txt/, "the source misses the file that was moved away");
});

test("check --deploy compares every byte, a start the sizes", async () => {
  const file = project.path("build/server/program.js");
  const text = await readFile(file, "utf8");
  await writeFile(file, text.replace("postgres", "postgraz"));
  await assert.rejects(verifyBuild(directory), (error) => {
    return error instanceof BuildDamaged && error.details.parts.join() === "server";
  });
  const { stderr } = await tolv(["check", "--deploy"], { directory, environment });
  await writeFile(file, text);
  assert.match(stderr, /build\.E001.*differs from its build\.json in server/s);
  const whole = await tolv(["check", "--deploy"], { directory, environment });
  assert.doesNotMatch(whole.stderr, /build\./);
});

test("a build that is older than what is checked out says so, and runs", async () => {
  git("commit", "--quiet", "--allow-empty", "--message", "Second");
  const { stderr, exitCode } = await tolv(["check", "--deploy"], { directory, environment });
  assert.match(stderr, /^The build is of the commit [0-9a-f]{12}, but [0-9a-f]{12} is checked out\. Run `tolv build`/m);
  assert.match(stderr, /build\.W001/);
  assert.equal(exitCode, 0);
  await using server = new RunningTolv(["serve", "-w", "1", "-b", "127.0.0.1"], {
    directory,
    environment: { ...environment, PORT: String(await freePort()) },
  });
  await server.printed(/"message":"Serving"/);
  assert.equal((await server.stop()).stderr.match(/is checked out/g)?.length, 1);
});
