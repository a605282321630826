import assert from "node:assert/strict";
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, it } from "node:test";
import { pathToFileURL } from "node:url";
import { currentDatabase } from "#rooms/db";
import { bootProject, loadProject, type RunningProject } from "#rooms/project";
import { testDatabase } from "../../support/database.ts";
import { compileProject, writeProject } from "../../support/documented-project.ts";
import { documentedFiles } from "../../support/readme.ts";
import { tolv } from "../../support/tolv.ts";
import { documentedCells, documentedExamples } from "./documented-examples.ts";
import { exampleModule } from "./example-module.ts";
import { expectations } from "./expectations.ts";

/** An exported function of the module of examples. */
type Example = (given: typeof expectations) => Promise<void>;

/** A page of the guides. */
export function guidePage(name: string): URL {
  return new URL(`../../../docs/guide/${name}`, import.meta.url);
}

/**
 * Tests that the examples of a page compile, and that each does what is said beside it, on the rows of `blog/sample.ts`.
 *
 * @param pages The pages that write the project; the last one has the examples.
 */
export async function testExamples(pages: readonly string[]): Promise<void> {
  const page = guidePage(pages.at(-1) ?? assert.fail("no page"));
  const blocks = documentedExamples(page);
  const cells = documentedCells(page);
  const directory = await writeProject(pages.map(guidePage).flatMap(documentedFiles));
  const file = join(directory, "examples.ts");
  await writeFile(file, exampleModule({ blocks, cells }));

  it("has files and examples that the compiler accepts", () => compileProject(directory));

  const project = await migratedProject(directory);
  const module: Readonly<Record<string, Example>> = await import(pathToFileURL(file).href);
  assert.equal(Object.keys(module).length, blocks.length + cells.length);
  for (const [name, example] of Object.entries(module)) {
    it(`does what it says in ${name.replace("_", ", cell ")}`, () =>
      project.run(async () => {
        await putSample(directory);
        await example(expectations);
      }));
  }
}

/** Makes the tables with the commands that the reader would use, and starts the project in this process. */
async function migratedProject(directory: string): Promise<RunningProject> {
  const resources = new AsyncDisposableStack();
  after(() => resources.disposeAsync());
  resources.defer(() => rm(directory, { recursive: true }));
  const { url } = await testDatabase();
  const environment = { TOLV_ENV: "development", DATABASE_URL: url };
  for (const command of ["makemigrations", "migrate"]) {
    const { exitCode, stderr } = await tolv([command], { directory, environment });
    assert.equal(exitCode, 0, stderr);
  }
  const { project } = await loadProject(directory);
  const log = { destination: { write: () => undefined }, isTerminal: false };
  return resources.use(await bootProject(project, { directory, environment, stage: "release", log }));
}

/** Every example begins with the same rows and the same keys. */
async function putSample(directory: string): Promise<void> {
  const database = currentDatabase.get();
  const tables = database.models.filter(({ meta }) => meta.managed).map(({ meta }) => `"${meta.table}"`);
  await database.execute(`TRUNCATE ${tables.join(", ")} RESTART IDENTITY CASCADE`);
  const module: { sample(): Promise<void> } = await import(pathToFileURL(join(directory, "blog/sample.ts")).href);
  await module.sample();
}
