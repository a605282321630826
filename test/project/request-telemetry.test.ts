import assert from "node:assert/strict";
import { test } from "node:test";
import { currentDatabase } from "#rooms/db";
import { testDatabase } from "../support/database.ts";
import { bootShop } from "../support/telemetry-project.ts";

test("the record of a request tells its route, its statements and their time", async () => {
  const { url } = await testDatabase();
  const lines: string[] = [];
  await using running = await bootShop({ DATABASE_URL: url }, lines);
  await using other = await bootShop({ DATABASE_URL: url });
  const site = await running.createSite();
  await site.inject({ target: "/items/7/" });
  await site.inject({ target: "/nowhere/" });
  await site.close();
  const [item, nowhere] = lines.map((line) => JSON.parse(line));
  assert.deepEqual([item.route, item.statements], ["/items/:id<int>/", 2]);
  assert.ok(item.databaseDuration > 0 && item.databaseDuration < item.duration);
  assert.deepEqual([nowhere.route, nowhere.statements], [undefined, undefined]);
  assert.ok(other);
});

test("a pool without a free connection answers 503 with Retry-After, after a bounded wait", async () => {
  const { url } = await testDatabase();
  await using running = await bootShop({ DATABASE_URL: url, DATABASE_POOL_SIZE: "1" });
  const site = await running.createSite();
  const held = Promise.withResolvers<void>();
  const holding = running.run(() =>
    currentDatabase.get().atomic(async () => {
      await currentDatabase.get().execute("SELECT 1");
      await held.promise;
    }),
  );
  const { status, headers } = await site.inject({ target: "/items/7/" });
  assert.deepEqual([status, headers["retry-after"]], [503, "5"]);
  assert.equal((await site.inject({ target: "/healthz" })).status, 200);
  held.resolve();
  await holding;
  assert.equal((await site.inject({ target: "/items/7/" })).status, 200);
  await site.close();
});
