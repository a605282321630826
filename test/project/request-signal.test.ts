import assert from "node:assert/strict";
import { get as nodeGet } from "node:http";
import type { AddressInfo } from "node:net";
import { after, test } from "node:test";
import { defineApp, routes } from "#rooms/apps";
import { limitStatements, sql } from "#rooms/db";
import { respond, route, type Site } from "#rooms/http";
import { bootProject, defineProject, type RunningProject } from "#rooms/project";
import { testDatabase } from "../support/database.ts";
import { strongKey } from "../support/tolv.ts";

let running: RunningProject;
let site: Site;
// Registered before the database's own hook, so that it runs before it too.
after(async () => {
  await site.close();
  await running.stop();
});
const { url } = await testDatabase();

const asleep = Promise.withResolvers<void>();
const stopped = Promise.withResolvers<unknown>();

const report = route.get("/report/", {}, async ({ signal }) => {
  const slow = limitStatements({ signal }, () => sql`select pg_sleep(600)`.all());
  asleep.resolve();
  await slow.catch((error) => {
    stopped.resolve(error);
    throw error;
  });
  return respond.text("finished");
});

test("the query of a client who leaves is stopped on the server", async () => {
  const app = defineApp({ name: "reports", contributes: [routes([report])] });
  running = await bootProject(defineProject({ name: "reports", apps: [app] }), {
    directory: import.meta.dirname,
    environment: { DATABASE_URL: url, SECRET_KEY: strongKey, ALLOWED_HOSTS: "127.0.0.1" },
    log: { destination: { write: () => undefined }, isTerminal: false },
  });
  site = await running.createSite();
  await new Promise<void>((resolve) => site.server.listen(0, "127.0.0.1", resolve));
  const { port } = site.server.address() as AddressInfo;
  const client = nodeGet({ port, path: "/report/", host: "127.0.0.1" }).on("error", () => undefined);
  await asleep.promise;
  client.destroy();
  assert.equal(((await stopped.promise) as { code: string }).code, "db.statement_cancelled");
});
