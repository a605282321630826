import { createHash } from "node:crypto";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after } from "node:test";
import type { App } from "#rooms/apps";
import type { Environment } from "#rooms/config";
import { admin } from "#rooms/contrib/admin";
import { auth } from "#rooms/contrib/auth";
import { contenttypes } from "#rooms/contrib/contenttypes";
import { messages } from "#rooms/contrib/messages";
import { sessions } from "#rooms/contrib/sessions";
import { staticfiles } from "#rooms/contrib/staticfiles";
import { throttling } from "#rooms/contrib/throttling";
import { currentDatabase } from "#rooms/db";
import { currentMigrationProject } from "#rooms/migrations";
import type { MigrationGraph } from "../../src/migrations/graph/migration-graph.ts";
import { executePlan } from "../../src/migrations/run/execute-plan.ts";
import { withStates } from "../../src/migrations/run/history.ts";
import { readLedger } from "../../src/migrations/run/ledger.ts";
import { loadGraph } from "../../src/migrations/run/load-graph.ts";
import { type MigrationTarget, planFor } from "../../src/migrations/run/plan.ts";
import { runAfterMigrate } from "../../src/migrations/run/run-after-migrate.ts";
import { bootProject } from "../../src/project/boot-project.ts";
import { defineProject } from "../../src/project/define-project.ts";
import type { RunningProject } from "../../src/project/running-project.ts";
import { type TestDatabase, testDatabase } from "../support/database.ts";
import { secretKey } from "./support.ts";

const root = join(import.meta.dirname, "../..");

/** Every battery, and perhaps apps of a test. */
export function batteries(apps: readonly App[] = []) {
  return defineProject({
    name: "site",
    apps: [staticfiles, admin, auth, contenttypes, sessions, throttling, messages, ...apps],
  });
}

/** A database of this test file with the tables of all batteries. */
export function migratedDatabase(): Promise<TestDatabase> {
  return testDatabase({ template: { name: `contrib ${sourceHash()}`, prepare: migrateAll } });
}

/** A running project of all batteries for this test file, on a migrated database of its own; both end with the file. */
export async function testProject(settings: BootSettings = {}): Promise<RunningProject> {
  let running: RunningProject | undefined;
  // Registered before the database's own hook, so that it runs before it too.
  after(() => running?.stop());
  const { url } = await migratedDatabase();
  running = await boot(url, settings);
  return running;
}

/** Changes with everything that decides what the tables hold. */
function sourceHash(): string {
  const files = globSync("src/{contrib,db,migrations}/**/*.ts", { cwd: root }).sort();
  const hash = createHash("sha256");
  for (const file of files) hash.update(readFileSync(join(root, file)));
  return hash.digest("hex");
}

/** Starts a project of all batteries on a database; the caller stops it. */
export function boot(url: string, { environment = {}, apps = [] }: BootSettings = {}): Promise<RunningProject> {
  const cheap = { TOLV_ENV: "development", SECRET_KEY: secretKey, PASSWORD_ITERATIONS: "1000" };
  const log = { destination: { write: () => undefined }, isTerminal: false };
  return bootProject(batteries(apps), {
    directory: import.meta.dirname,
    environment: { ...cheap, DATABASE_URL: url, ...environment },
    log,
  });
}

interface BootSettings {
  readonly environment?: Environment;
  readonly apps?: readonly App[];
}

/** Leads the database of the ambient project to a target, by default to its newest migrations. */
export async function migrate(target = (graph: MigrationGraph): MigrationTarget => ({ nodes: graph.leaves() })) {
  const { sources, afterMigrate } = currentMigrationProject.get();
  const database = currentDatabase.get();
  const graph = loadGraph(sources);
  const applied = new Set((await readLedger(database)).keys());
  const plan = planFor(graph, applied, target(graph));
  const observer = { started: () => undefined, finished: () => undefined };
  await executePlan(database, withStates(graph, applied, plan), { mode: "run", observer });
  await runAfterMigrate(database, graph, afterMigrate);
}

async function migrateAll(url: string): Promise<void> {
  await using running = await boot(url);
  await running.run(() => migrate());
}
