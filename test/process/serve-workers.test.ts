import assert from "node:assert/strict";
import { mkdir, mkdtemp, rename, rm, symlink, writeFile } from "node:fs/promises";
import { Agent } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, type TestContext, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { get } from "../server/support/load.ts";
import { freePort, RunningTolv, strongKey, type TolvOptions, tolv } from "../support/tolv.ts";

const project = (release: string) => `import { setTimeout as sleep } from "node:timers/promises";
import { defineApp, defineProject, defineSettings, env, respond, route, routes, settings } from "tolv";

const own = defineSettings("own", {
  GREETING: env.string().default("hello").describe("What the page says."),
  WORD: env.secret().optional().describe("A secret."),
});
const page = route.get("/", { name: "own:page" }, async (request) => {
  await sleep(Number(request.query.get("wait") ?? 0));
  const { GREETING, WORD } = own.values();
  return respond.text([${JSON.stringify(release)}, GREETING, WORD?.length ?? 0].join(" "));
});

export default defineProject({
  name: "own",
  apps: [defineApp({ name: "own", contributes: [settings(own), routes([page])] })],
});
`;

/** A page that answers nobody before four ask for it, and one that does. */
const gathering = `import { defineApp, defineProject, respond, route, routes } from "tolv";

const complete = Promise.withResolvers<void>();
let guests = 0;
const gather = route.get("/gather", { name: "own:gather" }, async () => {
  guests += 1;
  if (guests === 4) complete.resolve();
  await complete.promise;
  return respond.text("all here");
});
const count = route.get("/count", { name: "own:count" }, () => respond.text(String(guests)));

export default defineProject({
  name: "own",
  apps: [defineApp({ name: "own", contributes: [routes([gather, count])] })],
});
`;

/** A folder in which releases are deployed: `current` is a link to one of them. */
class Deployment {
  readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
  }

  get current(): string {
    return join(this.folder, "current");
  }

  async release(name: string, source = project(name)): Promise<void> {
    const directory = join(this.folder, name);
    await mkdir(directory);
    await symlink(fileURLToPath(new URL("../../node_modules", import.meta.url)), join(directory, "node_modules"));
    await writeFile(join(directory, "package.json"), '{ "type": "module" }\n');
    await writeFile(join(directory, "project.ts"), source);
    await symlink(directory, join(this.folder, "next"));
    await rename(join(this.folder, "next"), this.current);
  }
}

async function deploy(t: TestContext): Promise<Deployment> {
  const folder = await mkdtemp(join(tmpdir(), "tolv-deployment-"));
  t.after(() => rm(folder, { recursive: true }));
  const deployment = new Deployment(folder);
  await deployment.release("r1");
  return deployment;
}

// No test here asks the database, which nobody has to have for that.
const production = {
  DATABASE_URL: "postgres://app@127.0.0.1:1/none",
  SECRET_KEY: strongKey,
  ALLOWED_HOSTS: "127.0.0.1",
};

/** Starts `tolv serve` in the folder of a deployment, known there as `current`. */
async function serve(t: TestContext, deployment: Deployment, args: readonly string[], environment = {}) {
  const port = await freePort();
  const options: TolvOptions = {
    directory: deployment.current,
    environment: { ...production, PORT: String(port), PWD: deployment.current, ...environment },
  };
  const server = new RunningTolv(["serve", "-b", "127.0.0.1", ...args], options);
  t.after(() => server[Symbol.asyncDispose]());
  await server.printed(/"message":"Serving"/);
  const ask = async (path = "/") => (await get(port, { path, agent: new Agent({ keepAlive: false }) })).body;
  return { server, port, ask };
}

describe("tolv serve with workers", { timeout: 180_000 }, () => {
  test("on HUP serves the release that the link leads to now, with the files of its environment read anew", async (t) => {
    const deployment = await deploy(t);
    const TOLV_ENV_FILE = join(deployment.folder, "site.env");
    const WORD_FILE = join(deployment.folder, "word");
    await writeFile(TOLV_ENV_FILE, "GREETING=good-morning\n");
    await writeFile(WORD_FILE, "four\n");
    const { server, ask } = await serve(t, deployment, ["-w", "2"], { TOLV_ENV_FILE, WORD_FILE });
    assert.equal(await ask(), "r1 good-morning 4");
    await writeFile(TOLV_ENV_FILE, "GREETING=good-night\n");
    await writeFile(WORD_FILE, "eleven\n");
    await deployment.release("r2");
    assert.equal(await ask(), "r1 good-morning 4");
    server.child.kill("SIGHUP");
    await server.printed(/"message":"Reloaded"/);
    assert.equal(await ask(), "r2 good-night 6");
    // The former release may be removed: nothing of it is in use.
    await rm(join(deployment.folder, "r1"), { recursive: true });
    const { exitCode, stdout } = await server.stop();
    assert.equal(exitCode, 0);
    assert.match(stdout, /"reason":"SIGTERM","message":"Stopping"\}\n(.*"message":"Worker left"\}\n){2}$/);
  });

  test("on HUP keeps the workers that run when the new release, its settings or its environment are broken", async (t) => {
    const deployment = await deploy(t);
    const TOLV_ENV_FILE = join(deployment.folder, "site.env");
    await writeFile(TOLV_ENV_FILE, "GREETING=hi\n");
    const { server, ask } = await serve(t, deployment, ["-w", "1"], { TOLV_ENV_FILE });
    const refusals = () => (server.stdout.match(/Not reloaded/g) ?? []).length;
    const refuse = async (expected: RegExp) => {
      const before = refusals();
      server.child.kill("SIGHUP");
      while (refusals() === before) await sleep(20, undefined, { signal: t.signal });
      assert.match(`${server.stdout}${server.stderr}`, expected);
      assert.equal(await ask(), "r1 hi 0");
    };
    await writeFile(TOLV_ENV_FILE, "ALLOWED_HOSTS=\nWEB_CONCURRENCY=many\n");
    await refuse(/WEB_CONCURRENCY.*found \\"many\\"/);
    await writeFile(TOLV_ENV_FILE, "GREETING=hi\n");
    await deployment.release("r2", "export default 12 +;\n");
    await refuse(/"reason":"[^"]*(Expression expected|Unexpected token)/);
    await deployment.release("r4", 'throw new Error("no such planet");\n');
    await refuse(/"reason":"no such planet"/);
    assert.match(server.stderr, /no such planet/);
    await deployment.release("r5");
    server.child.kill("SIGHUP");
    await server.printed(/"message":"Reloaded"/);
    assert.equal(await ask(), "r5 hi 0");
  });

  test("takes --chdir for the folder whose link it follows", async (t) => {
    const deployment = await deploy(t);
    const { server, ask } = await serve(t, deployment, ["-w", "1", "--chdir", deployment.current], { PWD: "/" });
    await deployment.release("r2");
    server.child.kill("SIGHUP");
    await server.printed(/"message":"Reloaded"/);
    assert.equal(await ask(), "r2 hello 0");
  });

  test("takes WEB_CONCURRENCY, and says what is wrong with it", async (t) => {
    const deployment = await deploy(t);
    const { server } = await serve(t, deployment, [], { WEB_CONCURRENCY: "2" });
    assert.match(server.stdout, /"message":"Serving"/);
    assert.match(server.stdout, /"workers":2/);
    for (const WEB_CONCURRENCY of ["many", "-1", "1.5", "5000"]) {
      const options = { directory: deployment.current, environment: { ...production, WEB_CONCURRENCY } };
      const { exitCode, stderr } = await tolv(["serve"], options);
      assert.equal(exitCode, 1);
      assert.match(stderr, /WEB_CONCURRENCY: found "[^"]+", expected a whole number from 0 to 1024/);
    }
  });

  test("names every problem of an empty environment", async (t) => {
    const deployment = await deploy(t);
    const empty = await tolv(["serve", "-w", "3"], { directory: deployment.current });
    assert.equal(empty.exitCode, 1);
    assert.match(empty.stderr, /SECRET_KEY: found nothing[\s\S]*DATABASE_URL: found nothing/);
  });

  test("says on stdout which requests its deadline cut off, and ends with 3", async (t) => {
    const deployment = await deploy(t);
    for (const workers of ["0", "1"]) {
      const { server, ask } = await serve(t, deployment, ["-w", workers], { SERVE_GRACEFUL_TIMEOUT: "1" });
      const cut = assert.rejects(ask("/?wait=60000"), { code: "ECONNRESET" });
      await ask();
      await sleep(200);
      const ended = server.stop();
      await cut;
      assert.equal((await ended).exitCode, 3);
      assert.match(server.stdout, /"requests":\["GET \/"\],"message":"The deadline cut requests off"/);
    }
  });

  test("as one process ignores the signals of a supervisor, and goes on to serve for the lag", async (t) => {
    const deployment = await deploy(t);
    const { server, port, ask } = await serve(t, deployment, ["-w", "0"], { SERVE_DRAIN_LAG: "2" });
    for (const signal of ["SIGUSR1", "SIGUSR2", "SIGTTIN", "SIGTTOU", "SIGWINCH"] as const) server.child.kill(signal);
    assert.equal(await ask(), "r1 hello 0");
    server.child.kill("SIGTERM");
    const readyAnswer = () => get(port, { path: "/readyz", agent: new Agent({ keepAlive: false }) });
    let answer = await readyAnswer();
    while (!answer.body.includes('"draining"')) answer = await readyAnswer();
    assert.deepEqual([answer.statusCode, answer.headers.connection], [503, "close"]);
    assert.equal(await ask(), "r1 hello 0");
    assert.equal((await server.ended).exitCode, 0);
  });

  test("answers several slow requests at once in one worker, and others meanwhile", async (t) => {
    const deployment = await deploy(t);
    await deployment.release("r2", gathering);
    const { ask } = await serve(t, deployment, ["-w", "1"]);
    const first = [1, 2, 3].map(() => ask("/gather"));
    while ((await ask("/count")) !== "3") await sleep(20, undefined, { signal: t.signal });
    assert.equal(await ask("/gather"), "all here");
    assert.deepEqual(await Promise.all(first), ["all here", "all here", "all here"]);
  });

  test("closes slow clients of a worker as one process does", async (t) => {
    const deployment = await deploy(t);
    const { port } = await serve(t, deployment, ["-w", "1"], { HTTP_HEADERS_TIMEOUT: "1" });
    const { connect } = await import("node:net");
    const socket = connect(port, "127.0.0.1");
    socket.write("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n");
    const { text } = await import("node:stream/consumers");
    assert.match(await text(socket), /^HTTP\/1\.1 408 /);
  });

  test("refuses an address that is none", async (t) => {
    const deployment = await deploy(t);
    for (const bind of ["nonsense:port", "127.0.0.1:70000", "unix:", ":", ""]) {
      const { exitCode, stderr } = await tolv(["serve", "-b", bind], {
        directory: deployment.current,
        environment: production,
      });
      assert.equal(exitCode, 1, bind);
      assert.match(stderr, /is no address to listen on|EAI|ENOTFOUND/);
    }
  });
});

describe("tolv drill restart", { timeout: 120_000 }, () => {
  test("prints what was sent, answered and lost, and ends with 0 when nothing was", async (t) => {
    const deployment = await deploy(t);
    const { server, port } = await serve(t, deployment, ["-w", "2"], { LOG_LEVELS: "http=error" });
    const args = ["drill", "restart", `http://127.0.0.1:${port}`, "--path", "/", "--path", "/?wait=300"];
    const pid = String(server.child.pid);
    const hup = await tolv([...args, "--pid", pid, "--seconds", "9", "-c", "4"], { directory: deployment.current });
    assert.match(hup.stdout, /^sent {5}(\d+)\nanswered \1\nlost {5}0\n$/);
    assert.equal(hup.exitCode, 0);
    assert.match(server.stdout, /"message":"Reload/);
    const term = await tolv([...args, "--pid", pid, "--signal", "term", "--seconds", "3", "-c", "4"]);
    // What the system had accepted, but nobody yet, is reset when the port closes.
    assert.match(term.stdout, /lost {5}[1-9]\d*\n( {2}(refused|reset): \d+\n)+$/);
    assert.equal(term.exitCode, 1);
  });
});
