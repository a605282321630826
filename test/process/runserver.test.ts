import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import pg from "pg";
import { listen } from "#rooms/server";
import { testDatabase } from "../support/database.ts";
import { createSavedProject } from "../support/saved-project.ts";
import { freePort, RunningTolv, strongKey, tolv } from "../support/tolv.ts";

const { url } = await testDatabase();
const development = { TOLV_ENV: "development", DATABASE_URL: url };

const project = await createSavedProject();
const { directory } = project;

after(() => project[Symbol.asyncDispose]());

async function runserver(environment: Readonly<Record<string, string>> = {}) {
  const port = await freePort();
  const server = new RunningTolv(["runserver", String(port)], {
    directory,
    environment: { DATABASE_URL: url, ...environment },
  });
  return { server, origin: `http://127.0.0.1:${port}`, [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() };
}

describe("tolv runserver", () => {
  test("prints the lines of the article, development being its default, and stops on Ctrl-C", async () => {
    await using site = await runserver();
    const { server, origin } = site;
    await server.printed(/Quit the server with CONTROL-C\./);
    assert.match(
      server.stdout,
      /^Performing system checks\.\.\.\n\nSystem check identified no issues \(0 silenced\)\.$/m,
    );
    assert.match(server.stderr, /You have 21 unapplied migration\(s\)\. Your project may not work properly/);
    assert.match(
      server.stderr,
      /for app\(s\): admin, auth, blog, contenttypes, [\w, ]+\.\nRun 'tolv migrate' to apply/,
    );
    assert.match(server.stdout, /^\w+ \d\d, \d{4} - \d\d:\d\d:\d\d$/m);
    assert.match(server.stdout, /^Tolv version \d+\.\d+\.\d+, using project 'mysite'$/m);
    assert.ok(server.stdout.includes(`Starting development server at ${origin}/\n`));
    assert.equal((await server.stop("SIGINT")).exitCode, 0);
    await assert.rejects(fetch(origin), "nothing listens any more");
  });

  test("serves the changed code after a file changes, and shows what is broken until that is repaired", async () => {
    await using site = await runserver();
    const { server, origin } = site;
    await server.printed(/Quit the server/);
    const saved = join(directory, "marker/saved.ts");
    await change(server, saved, 'export const saved: string = "changed";\n');
    assert.equal(await (await fetch(`${origin}/saved`)).text(), "changed");

    await writeFile(saved, "const broken = ;\n");
    await server.printed(/saved\.ts:1\nconst broken = ;\n *\^\n\nSyntaxError/);
    await server.printed(/The site cannot start\. Waiting for a file to change\./);
    const broken = await fetch(`${origin}/saved`);
    assert.equal(broken.status, 500);
    assert.match(await broken.text(), /<h1>SyntaxError at \/saved<\/h1>/);

    await change(server, saved, 'export const saved: string = "mended";\n');
    assert.equal(await (await fetch(`${origin}/saved`)).text(), "mended");
  });

  test("starts without its database, says what is wrong and shows it on the page", async () => {
    await using site = await runserver({ DATABASE_URL: "postgres://somebody:hidden-password@127.0.0.1:1/nowhere" });
    const { server, origin } = site;
    await server.printed(/Quit the server/);
    assert.match(
      server.stderr,
      /No PostgreSQL server answers: database "nowhere" on 127\.0\.0\.1:1 as user "somebody"/,
    );
    const page = await (await fetch(origin)).text();
    assert.match(page, /No PostgreSQL server answers/);
    assert.doesNotMatch(server.stdout + server.stderr + page, /hidden-password/);
  });

  test("goes on when the password is mended, and when the database and its tables come, without a change", async () => {
    const name = `late_${randomBytes(4).toString("hex")}`;
    const late = Object.assign(new URL(url), { pathname: `/${name}`, username: name, password: "right" });
    await using admin = await connect(url);
    await admin.query(`CREATE ROLE ${name} LOGIN PASSWORD 'right'`);
    const env = join(directory, ".env");
    await writeFile(env, `DATABASE_URL=${late.href.replace("right", "wrong")}\n`);
    try {
      await using site = await runserver({ DATABASE_URL: "" });
      const { server, origin } = site;
      await server.printed(/The password was refused/);
      assert.match(await (await fetch(origin)).text(), /The password was refused/);
      await change(server, env, `DATABASE_URL=${late.href}\n`);
      assert.match(server.stderr, new RegExp(`database "${name}" does not exist`, "i"));

      await admin.query(`CREATE DATABASE ${name} OWNER ${name}`);
      assert.match(await (await fetch(origin)).text(), /A table of .* is missing/);
      await tolv(["migrate"], { directory, environment: { TOLV_ENV: "development" } });
      assert.equal((await fetch(origin)).status, 200);
      await server.stop("SIGINT");
    } finally {
      await rm(env);
      await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      await admin.query(`DROP ROLE ${name}`);
    }
  });

  test("moves to another PORT of .env, and two of one project serve side by side", async () => {
    const [first, second] = [await freePort(), await freePort()];
    const env = join(directory, ".env");
    await writeFile(env, `PORT=${first}\n`);
    try {
      await using configured = new RunningTolv(["runserver"], { directory, environment: { DATABASE_URL: url } });
      await configured.printed(new RegExp(`server at http://127\\.0\\.0\\.1:${first}/`));
      await change(configured, env, `PORT=${second}\n`);
      await configured.printed(new RegExp(`server at http://127\\.0\\.0\\.1:${second}/\n`));
      await using other = new RunningTolv(["runserver", String(first)], {
        directory,
        environment: { DATABASE_URL: url },
      });
      await other.printed(/Quit the server/);
      for (const port of [first, second]) assert.equal((await fetch(`http://127.0.0.1:${port}/healthz`)).status, 200);
    } finally {
      await rm(env);
    }
  });

  test("ends at once when its port is taken, whether it was given or configured", async () => {
    await using server = createServer();
    const { port } = await listen({ server, host: "127.0.0.1", port: 0 });
    const calls = [
      { argv: ["runserver", String(port)], environment: development },
      { argv: ["runserver"], environment: { ...development, PORT: String(port) } },
    ];
    for (const { argv, environment } of calls) {
      const { exitCode, stdout, stderr } = await tolv(argv, { directory, environment });
      assert.equal(exitCode, 1);
      assert.ok(stderr.startsWith(`Error: Port ${port} on 127.0.0.1 is already in use. [server.port_in_use]\n`));
      assert.doesNotMatch(stdout + stderr, /Watching for file changes/);
    }
  });

  test("refuses an address that it cannot read, and production without ALLOWED_HOSTS", async () => {
    const address = await tolv(["runserver", "localhost:http"], { directory });
    assert.equal(address.exitCode, 1);
    assert.match(address.stderr, /CommandError: "localhost:http" is not a valid port number or address:port pair/);
    const production = {
      TOLV_ENV: "production",
      DATABASE_URL: url,
      SECRET_KEY: strongKey,
    };
    for (const argv of [["runserver"], ["runserver", "--noreload"]]) {
      const hosts = await tolv(argv, { directory, environment: production });
      assert.equal(hosts.exitCode, 1);
      assert.match(hosts.stderr, /CommandError: You must set ALLOWED_HOSTS if DEBUG is off\./);
    }
  });
});

async function change(server: RunningTolv, file: string, text: string): Promise<void> {
  server.stdout = "";
  await writeFile(file, text);
  await server.printed(/Quit the server/);
}

async function connect(connectionString: string) {
  const client = new pg.Client({ connectionString });
  await client.connect();
  return Object.assign(client, { [Symbol.asyncDispose]: () => client.end() });
}
