import assert from "node:assert/strict";
import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import test from "node:test";
import { createDatabase } from "#rooms/db";

/** Answers every connection as a PostgreSQL server that refuses it. */
async function refusal(sqlstate: string, message: string): Promise<unknown> {
  const server = createServer((socket) => socket.once("data", () => socket.end(errorResponse(sqlstate, message))));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  await using database = createDatabase({ url: `postgres://me:secret@127.0.0.1:${port}/site` });
  const outcome = await database.execute("select 1").catch((error: unknown) => error);
  server.close();
  return outcome;
}

/** @see https://www.postgresql.org/docs/current/protocol-message-formats.html */
function errorResponse(sqlstate: string, message: string): Buffer {
  const fields = Buffer.from(`SFATAL\0C${sqlstate}\0M${message}\0\0`);
  const head = Buffer.from("E\0\0\0\0");
  head.writeInt32BE(fields.length + 4, 1);
  return Buffer.concat([head, fields]);
}

const refusals: [string, string, string][] = [
  ["28000", 'role "me" does not exist', "db.role_missing"],
  ["28000", 'no pg_hba.conf entry for host "10.0.0.1", no encryption', "db.access_refused"],
  ["28P01", 'password authentication failed for user "me"', "db.password_refused"],
  ["3D000", 'database "site" does not exist', "db.database_missing"],
  ["53300", "sorry, too many clients already", "db.too_many_connections"],
  ["57P03", "the database system is starting up", "db.server_starting"],
];

for (const [sqlstate, message, code] of refusals) {
  test(`a server that answers ${sqlstate} "${message}" is reported as ${code}`, async () => {
    const error = await refusal(sqlstate, message);
    assert.ok(error instanceof Error && "code" in error && "hint" in error);
    assert.equal(error.code, code, error.message);
    assert.match(error.message, /127\.0\.0\.1:\d+/);
    assert.ok(error.hint);
    assert.doesNotMatch(error.message, /secret/);
  });
}
