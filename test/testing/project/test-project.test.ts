import assert from "node:assert/strict";
import { after, test } from "node:test";
import { contenttypes } from "#rooms/contrib/contenttypes";
import { currentDatabase } from "#rooms/db";
import { bootProject, defineProject, type RunningProject } from "#rooms/project";
import { testClient, testProject } from "#rooms/testing";
import { createTestDatabase } from "../../../src/testing/project/test-database.ts";
import { testDatabase } from "../../support/database.ts";

const project = defineProject({ name: "tested", apps: [contenttypes] });
const directory = import.meta.dirname;

/** A look at the server from outside; it leaves before the server goes. */
let outside: RunningProject | undefined;
after(() => outside?.stop());

const { url } = await testDatabase();
const environment = { DATABASE_URL: url };
outside = await bootProject(project, {
  directory,
  environment: { ...environment, TOLV_ENV: "development" },
  log: { destination: { write: () => undefined }, isTerminal: false },
});
const look = outside;

function databases(): Promise<readonly string[]> {
  return look.run(async () => {
    const rows = await currentDatabase.get().execute<{ name: string }>("SELECT datname AS name FROM pg_database");
    return rows.map(({ name }) => name);
  });
}

async function nameOf(running: RunningProject): Promise<string> {
  return (await running.run(() => currentDatabase.get().address())).database;
}

test("a tested project has a database of its own with every migration applied", async () => {
  const { site, running } = await testProject(project, { directory, environment });
  assert.notEqual(await nameOf(running), await nameOf(look));
  assert.equal((await testClient(site).get("/readyz")).status, 200);
});

test("it shows its visitors what they would see in production", async () => {
  const { site } = await testProject(project, { directory, environment });
  const page = await testClient(site).get("/nothing/");
  assert.equal(page.status, 404);
  assert.doesNotMatch(page.text, /DEBUG/);
});

test("a database is dropped when it is done with", async () => {
  const { name } = await look.run(async () => {
    await using made = await createTestDatabase(currentDatabase.get());
    assert.ok((await databases()).includes(made.name));
    return made;
  });
  assert.ok(!(await databases()).includes(name));
});

test("one that a killed test has left goes with the next, those in use stay", async () => {
  const { running } = await testProject(project, { directory, environment });
  const used = await nameOf(running);
  const left = used.replace(/[0-9a-f]{12}$/, "00000000dead");
  assert.notEqual(left, used);
  await look.run(async () => {
    await currentDatabase.get().execute(`CREATE DATABASE ${left} TEMPLATE template0`);
    await using _made = await createTestDatabase(currentDatabase.get());
    const names = await databases();
    assert.ok(!names.includes(left));
    assert.ok(names.includes(used));
  });
});

test("a server that cannot make one says why", async () => {
  await look.run(async () => {
    const make = () => createTestDatabase(currentDatabase.get());
    await assert.rejects(
      currentDatabase.get().atomic(async () => void (await make())),
      { message: /CREATE DATABASE/ },
    );
  });
});
