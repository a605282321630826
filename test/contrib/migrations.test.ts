import assert from "node:assert/strict";
import { test } from "node:test";
import { currentDatabase, sql } from "#rooms/db";
import { currentMigrationProject } from "#rooms/migrations";
import { planMigrations } from "../../src/migrations/detect/plan-migrations.ts";
import { loadGraph } from "../../src/migrations/run/load-graph.ts";
import { recordedOrder } from "../migrations/support/recorded.ts";
import { boot, migrate, migratedDatabase } from "./project.ts";

const { url } = await migratedDatabase();

async function inProject<Result>(work: () => Promise<Result>): Promise<Result> {
  await using running = await boot(url);
  return await running.run(work);
}

test("the ledger holds Django's eighteen migrations under their names, and Tolv's own", async () => {
  const rows = await inProject(() => sql<{ id: string }>`SELECT app || '.' || name AS id FROM django_migrations`.all());
  assert.deepEqual(rows.map(({ id }) => id).sort(), [...recordedOrder, "throttling.0001_initial"].sort());
});

test("the models need no migration beyond Django's", async () => {
  const planned = await inProject(async () => {
    const project = currentMigrationProject.get();
    return planMigrations(project, loadGraph(project.sources));
  });
  assert.deepEqual(
    planned.map(({ name, migration }) => [name, migration.operations.map(({ description }) => description)]),
    [],
  );
});

test("after migrating there are Django's content types and permissions, and again no more of them", async () => {
  const [types, permissions] = await inProject(async () => {
    await migrate();
    return [
      await sql<{ label: string }>`SELECT app_label || '.' || model AS label FROM django_content_type ORDER BY 1`.all(),
      await sql<{ name: string; codename: string; model: string }>`
        SELECT p.name, p.codename, t.model FROM auth_permission p JOIN django_content_type t ON t.id = p.content_type_id
        ORDER BY t.app_label, t.model, p.id`.all(),
    ];
  });
  assert.deepEqual(
    types.map(({ label }) => label),
    [
      ...["admin.logentry", "auth.group", "auth.permission", "auth.user", "contenttypes.contenttype"],
      ...["sessions.session", "throttling.counter"],
    ],
  );
  assert.equal(permissions.length, 24);
  assert.deepEqual(permissions.slice(0, 4), [
    { name: "Can add log entry", codename: "add_logentry", model: "logentry" },
    { name: "Can change log entry", codename: "change_logentry", model: "logentry" },
    { name: "Can delete log entry", codename: "delete_logentry", model: "logentry" },
    { name: "Can view log entry", codename: "view_logentry", model: "logentry" },
  ]);
});

test("going back before contenttypes.0002 gives the rows their names again", async () => {
  const names = await inProject(async () => {
    await migrate((graph) => ({ nodes: [graph.node(["contenttypes", "0001_initial"])] }));
    const rows = await sql<{ name: string }>`SELECT name FROM django_content_type ORDER BY app_label, model`.all();
    await migrate();
    return rows.map(({ name }) => name);
  });
  // Django forgets the name of Session, which comes later in its list of migrations but stays applied here.
  assert.deepEqual(names, ["LogEntry", "Group", "Permission", "User", "ContentType", "Session", "Counter"]);
});

test("every migration can be taken back, and the tables are gone", async () => {
  const tables = await inProject(async () => {
    for (const zero of ["admin", "sessions", "auth", "contenttypes", "throttling"]) await migrate(() => ({ zero }));
    const rows = await currentDatabase
      .get()
      .execute<{ name: string }>("SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'");
    return rows.map(({ name }) => name);
  });
  assert.deepEqual(tables, ["django_migrations"]);
});
