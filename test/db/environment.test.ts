import assert from "node:assert/strict";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { after, before } from "node:test";
import { createDatabase } from "#rooms/db";
import { testDatabase } from "../support/database.ts";

const { url } = await testDatabase();
const directory = await mkdtemp(join(tmpdir(), "tolv-environment-"));

/** Everything that the driver would read; each would lead elsewhere, or nowhere. */
const ambient = {
  PGHOST: "database.invalid",
  PGPORT: "1",
  PGUSER: "somebody",
  PGDATABASE: "elsewhere",
  PGPASSWORD: "right",
  PGPASSFILE: join(directory, "pgpass"),
  PGOPTIONS: "-c search_path=nowhere",
  PGAPPNAME: "somebody's",
  PGSSLMODE: "require",
  PGSSLNEGOTIATION: "direct",
  PGREPLICATION: "database",
  PGCLIENT_ENCODING: "latin1",
  PGBINARY: "true",
  USER: "somebody",
};

before(async () => {
  await writeFile(ambient.PGPASSFILE, "*:*:*:*:right\n", { mode: 0o600 });
  Object.assign(process.env, ambient);
});

after(() => rm(directory, { recursive: true }));

test("the URL alone says where the database is and how to talk to it", async () => {
  const [row] = await execute("select current_setting('search_path') as path, 'ü' as letter");
  assert.deepEqual(row, { path: '"$user", public', letter: "ü" });
});

test("what the URL leaves out has defaults of its own", async () => {
  const expected = { user: "postgres", database: "postgres", application_name: "tolv", client_encoding: "UTF8" };
  assert.deepEqual(await startUpOf(""), expected);
  assert.deepEqual(await startUpOf("/site"), { ...expected, database: "site" });
});

test("what the URL says about the session counts", async () => {
  const options = "-c search_path=chosen";
  assert.deepEqual(await startUpOf(`/site?user=me&application_name=mine&options=${encodeURIComponent(options)}`), {
    user: "me",
    database: "site",
    application_name: "mine",
    client_encoding: "UTF8",
    options,
  });
});

test("a password is looked for in the URL, not in PGPASSWORD or a password file", async () => {
  const role = `tolv_env_${process.pid}`;
  const chosen = Object.assign(new URL(url), { username: role, password: "" });
  await execute(`create role ${role} login password 'right'`);
  try {
    await assert.rejects(execute("select 1", chosen.href), { code: "db.password_refused" });
    delete process.env.PGPASSWORD;
    await assert.rejects(execute("select 1", chosen.href), { code: "db.password_refused" });
    chosen.searchParams.set("password", "right");
    assert.equal((await execute("select 1", chosen.href)).length, 1);
  } finally {
    await execute(`drop role ${role}`);
  }
});

async function execute(sql: string, address = url): Promise<Record<string, unknown>[]> {
  await using database = createDatabase({ url: address, connectTimeout: 2_000 });
  return await database.execute(sql);
}

/** What a server reads first from a database whose URL ends like this. */
async function startUpOf(ending: string): Promise<Record<string, string>> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const message = once(server, "connection").then(async ([socket]) => {
    const [data] = await once(socket, "data");
    socket.destroy();
    return data;
  });
  await execute("select 1", `postgres://127.0.0.1:${port}${ending}`).catch(() => undefined);
  server.close();
  return readStartUp(await message);
}

/** @see https://www.postgresql.org/docs/current/protocol-message-formats.html#PROTOCOL-MESSAGE-FORMATS-STARTUPMESSAGE */
function readStartUp(message: Buffer): Record<string, string> {
  const parts = message.subarray(8).toString().split("\0").slice(0, -2);
  return Object.fromEntries(parts.flatMap((name, index) => (index % 2 === 0 ? [[name, parts[index + 1] ?? ""]] : [])));
}
