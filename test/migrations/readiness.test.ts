import assert from "node:assert/strict";
import { test } from "node:test";
import { queryExecuted } from "#rooms/db";
import { boot, migrate } from "../contrib/project.ts";
import { testDatabase } from "../support/database.ts";

test("a process is ready once every migration is applied, and does not ask again", async () => {
  const { url } = await testDatabase();
  await using running = await boot(url, { environment: { DEBUG: "false", ALLOWED_HOSTS: "localhost" } });
  const site = await running.createSite();
  const probe = async () => {
    const statements: string[] = [];
    const stop = queryExecuted.subscribe(({ sql }) => statements.push(sql));
    const { status, text } = await site.inject({ target: "/readyz" });
    stop();
    return { status, checks: JSON.parse(text).checks, statements };
  };
  const before = await probe();
  assert.equal(before.status, 503);
  assert.deepEqual(before.checks, [
    { name: "db.connection", status: "ready" },
    { name: "migrations.applied", status: "unready" },
  ]);
  await running.run(() => migrate());
  assert.equal((await probe()).status, 200);
  const later = await probe();
  assert.deepEqual([later.status, later.statements], [200, ["SELECT 1"]]);
  await site.close();
});
