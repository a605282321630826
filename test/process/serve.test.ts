import assert from "node:assert/strict";
import { once } from "node:events";
import { connect } from "node:net";
import { before, describe, test } from "node:test";
import { testDatabase } from "../support/database.ts";
import { freePort, RunningTolv, strongKey, tolv } from "../support/tolv.ts";

const { url } = await testDatabase();
const production = { DATABASE_URL: url, SECRET_KEY: strongKey, ALLOWED_HOSTS: "localhost,127.0.0.1" };

before(async () => {
  const migrated = await tolv(["migrate"], { environment: production });
  assert.equal(migrated.exitCode, 0, migrated.stderr);
});

const csrfToken = "abcdefghijklmnopqrstuvwxyzABCDEF";

async function serve(environment: Readonly<Record<string, string>> = {}) {
  const port = await freePort();
  const server = new RunningTolv(["serve", "-w", "0", "--host", "127.0.0.1"], {
    environment: { ...production, PORT: String(port), ...environment },
  });
  await server.printed(/"message":"Serving"/);
  const origin = `http://127.0.0.1:${port}`;
  return { server, port, origin, [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() };
}

function recordsOf(server: RunningTolv): Record<string, unknown>[] {
  return server.stdout
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line));
}

describe("tolv serve", () => {
  test("answers with the site, writes one JSON record a line and leaves with 0 on TERM", async () => {
    await using site = await serve({ TOLV_RELEASE: "v12" });
    const { server, origin } = site;
    const response = await fetch(`${origin}/?secret=1`);
    assert.equal(response.status, 200);
    assert.match(await response.text(), /No posts\./);
    const { exitCode, stderr } = await server.stop();
    assert.equal(exitCode, 0, stderr);
    assert.equal(stderr, "");
    const records = recordsOf(server);
    assert.ok(records.every(({ release }) => release === "v12"));
    assert.deepEqual([records.at(-1)?.message, records.at(-1)?.reason], ["Stopping", "SIGTERM"]);
    const request = records.find(({ room }) => room === "http");
    assert.deepEqual(
      { method: request?.method, path: request?.path, status: request?.status, level: request?.level },
      { method: "GET", path: "/", status: 200, level: "info" },
    );
    assert.equal(request?.requestId, response.headers.get("x-request-id"));
    assert.equal(typeof request?.duration, "number");
  });

  test("sends the anonymous visitor of the admin site to its login page", async () => {
    await using site = await serve();
    const { origin } = site;
    const response = await fetch(`${origin}/admin/`, { redirect: "manual" });
    assert.equal(response.status, 302);
    assert.equal(response.headers.get("location"), "/admin/login/?next=/admin/");
  });

  test("finishes the request that is being answered when TERM arrives", async () => {
    await using site = await serve();
    const { server, port } = site;
    const socket = connect(port, "127.0.0.1");
    await once(socket, "connect");
    const body = `username=x&password=y&csrfmiddlewaretoken=${csrfToken}`;
    const head = `POST /admin/login/ HTTP/1.1\r\nHost: localhost\r\nCookie: csrftoken=${csrfToken}\r\n`;
    const type = "Content-Type: application/x-www-form-urlencoded\r\n";
    socket.write(`${head}${type}Content-Length: ${body.length}\r\n\r\n${body.slice(0, 5)}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
    server.child.kill("SIGTERM");
    await new Promise((resolve) => setTimeout(resolve, 100));
    socket.write(body.slice(5));
    let answer = "";
    for await (const chunk of socket) answer += chunk;
    assert.match(answer, /^HTTP\/1\.1 200 /);
    assert.match(answer, /Please enter the correct username and password/);
    assert.match(answer, /\r\nConnection: close\r\n/i);
    assert.equal((await server.ended).exitCode, 0);
  });

  test("bad Host, hostile bytes and oversized bodies get a clear answer, and the process lives on", async () => {
    await using site = await serve();
    const { origin, port } = site;
    assert.equal(await rawStatus(port, "GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"), 400);
    assert.equal(await rawStatus(port, "\x16\x03\x01\x02\r\n\r\n"), 400);
    assert.equal(await rawStatus(port, "GET /%ff/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"), 400);
    const head = `POST /admin/login/ HTTP/1.1\r\nHost: localhost\r\nCookie: csrftoken=${csrfToken}\r\n`;
    const type = "Content-Type: application/x-www-form-urlencoded\r\nConnection: close\r\n";
    const body = "a".repeat(10 * 2 ** 20);
    assert.equal(await rawStatus(port, `${head}${type}Content-Length: ${body.length}\r\n\r\n${body}`), 413);
    assert.equal((await fetch(`${origin}/healthz`)).status, 200);
  });

  test("a tampered session cookie is an anonymous visitor, and is taken away", async () => {
    await using site = await serve();
    const { origin } = site;
    const response = await fetch(`${origin}/admin/`, {
      redirect: "manual",
      headers: { cookie: "sessionid=0123456789abcdefghijklmnopqrstuv; csrftoken='; DROP TABLE auth_user" },
    });
    assert.equal(response.status, 302);
    assert.match(response.headers.getSetCookie().join("\n"), /^sessionid=.*Max-Age=0/m);
  });

  test("stays alive and says what it lacks while the database is away", async () => {
    await using site = await serve({ DATABASE_URL: "postgres://somebody:hidden-password@127.0.0.1:1/nowhere" });
    const { server, origin } = site;
    assert.equal((await fetch(`${origin}/healthz`)).status, 200);
    assert.equal((await fetch(`${origin}/readyz`)).status, 503);
    const page = await fetch(`${origin}/`);
    assert.equal(page.status, 503);
    assert.doesNotMatch(await page.text(), /nowhere|127\.0\.0\.1:1|hidden-password/);
    const { stdout } = await server.stop();
    assert.match(stdout, /db\.server_unreachable/);
    assert.doesNotMatch(stdout, /hidden-password/);
  });
});

async function rawStatus(port: number, bytes: string): Promise<number> {
  const socket = connect(port, "127.0.0.1");
  let answer = "";
  socket.on("data", (chunk) => (answer += chunk));
  // A server that has answered may close before it has read everything.
  socket.on("error", () => {});
  socket.end(Buffer.from(bytes, "latin1"));
  await new Promise((resolve) => socket.once("close", resolve));
  return Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1]);
}

describe("tolv serve refuses to start", () => {
  test("without ALLOWED_HOSTS when DEBUG is off", async () => {
    const { exitCode, stderr } = await tolv(["serve"], { environment: { ...production, ALLOWED_HOSTS: "" } });
    assert.equal(exitCode, 1);
    assert.match(stderr, /^CommandError: You must set ALLOWED_HOSTS if DEBUG is off\.$/m);
  });

  test("without a SECRET_KEY, with a weak one, or without a database, and names every problem at once", async () => {
    const empty = await tolv(["serve"]);
    assert.equal(empty.exitCode, 1);
    assert.match(empty.stderr, /SECRET_KEY: found nothing/);
    assert.match(empty.stderr, /DATABASE_URL: found nothing/);
    const weak = await tolv(["serve"], { environment: { ...production, SECRET_KEY: "hunter2-hunter2" } });
    assert.equal(weak.exitCode, 1);
    assert.match(weak.stderr, /SECRET_KEY: found \[redacted\], expected at least 50 characters/);
    assert.doesNotMatch(weak.stderr, /hunter2/);
  });

  test("on a port that is taken", async () => {
    await using site = await serve();
    const { port } = site;
    const second = await tolv(["serve", "--host", "127.0.0.1"], {
      environment: { ...production, PORT: String(port) },
    });
    assert.equal(second.exitCode, 1);
    assert.match(second.stderr, new RegExp(`Port ${port} on 127\\.0\\.0\\.1 is already in use`));
  });
});
