import assert from "node:assert/strict";
import { test } from "node:test";
import { createDatabase } from "#rooms/db";
import { testDatabase } from "../support/database.ts";

const { url } = await testDatabase();
const processId = `SELECT pg_backend_pid() AS pid`;

test("statements of reserved work share one connection, which goes back to the pool", async () => {
  await using database = createDatabase({ url, poolSize: 2 });
  const [reserved, other] = await database.reserve(async () => {
    await database.execute(`SET lock_timeout = 1234`);
    const pids = [await database.execute(processId), await database.execute(processId)];
    assert.deepEqual(pids[0], pids[1]);
    assert.deepEqual(await database.execute(`SHOW lock_timeout`), [{ lock_timeout: "1234ms" }]);
    const inside = await database.atomic(() => database.execute(processId));
    await database.execute(`RESET lock_timeout`);
    return [pids[0], inside];
  });
  assert.notDeepEqual(reserved, other);
  const both = [database.execute(processId), database.execute(processId)];
  assert.equal((await Promise.all(both)).length, 2);
});

test("a failed reservation gives its connection back", async () => {
  await using database = createDatabase({ url, poolSize: 1 });
  await assert.rejects(
    database.reserve(() => database.execute(`SELECT 1 / 0`)),
    { code: "db.query_failed" },
  );
  assert.deepEqual(await database.execute(`SELECT 1 AS one`), [{ one: 1 }]);
});
