import { after } from "node:test";
import { fileURLToPath } from "node:url";
import { type Environment, readEnvironment } from "#rooms/config";
import { currentDatabase } from "#rooms/db";
import type { Site } from "#rooms/http";
import { migrateToNewest } from "#rooms/migrations";
import { bootProject, type Project, type RunningProject } from "#rooms/project";
import { createTestDatabase, siblingUrl } from "./test-database.ts";

/** How a project is tested. */
export interface TestProjectOptions {
  /** The folder of `project.ts`, whose development database is used unless DATABASE_URL names a server. */
  readonly directory: string | URL;
  /** Settings that differ from those of a test. */
  readonly environment?: Environment;
}

/** A project under test. */
export interface TestedProject {
  /** What visitors see; `site.run` runs work with the project's database, settings and routes. */
  readonly site: Site;
  readonly running: RunningProject;
}

/**
 * What tests take for granted: pages as visitors see them, mails kept in memory, passwords hashed in no time. Whatever
 * the shell says, it is not production that is tested.
 */
const testEnvironment: Environment = {
  TOLV_ENV: "development",
  DEBUG: "false",
  ALLOWED_HOSTS: "localhost",
  EMAIL_URL: "memory:",
  PASSWORD_ITERATIONS: "1000",
};

/**
 * Starts a project for the tests of one file, on a database of its own with every migration applied. Both end with the
 * file.
 *
 * @throws as `bootProject` and `tolv migrate`.
 *
 * @example
 * const { site } = await testProject(project, { directory: import.meta.dirname });
 *
 * test("the first page lists posts", async () => {
 *   await site.run(() => Post.create({ title: "Twelve" }));
 *   assert.match((await testClient(site).get("/")).text, /Twelve/);
 * });
 */
export async function testProject(project: Project, options: TestProjectOptions): Promise<TestedProject> {
  const resources = new AsyncDisposableStack();
  after(() => resources.disposeAsync());
  const directory = pathOf(options.directory);
  const environment = { ...readEnvironment({ directory }), ...testEnvironment, ...options.environment };
  const boot = async (changes: Environment) =>
    resources.use(await bootProject(project, { directory, environment: { ...environment, ...changes }, log: silence }));

  const server = await boot({});
  const database = resources.use(await server.run(() => createTestDatabase(currentDatabase.get())));
  const running = await boot({ DATABASE_URL: siblingUrl(await server.databaseUrl(), database.name) });
  await running.run(migrateToNewest);
  return { site: resources.use(await running.createSite()), running };
}

function pathOf(directory: string | URL): string {
  return typeof directory === "string" ? directory : fileURLToPath(directory);
}

const silence = { destination: { write: () => undefined }, isTerminal: false };
