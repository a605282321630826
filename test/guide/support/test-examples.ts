import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { it } from "node:test";
import { pathToFileURL } from "node:url";
import type { Stage } from "#rooms/config";
import { currentDatabase } from "#rooms/db";
import { bootProject, loadProject, type RunningProject } from "#rooms/project";
import { compileProject } from "../../support/documented-project.ts";
import { documentedCells, documentedExamples } from "./documented-examples.ts";
import { exampleModule, exampleNames } from "./example-module.ts";
import { expectations } from "./expectations.ts";
import { type Guide, guidePage } from "./guide.ts";

/** The exported functions of the module of examples. */
type Examples = Readonly<Record<string, (given: typeof expectations) => Promise<void>>>;

/** Tests that the examples of a page compile and do what is said beside them, on the rows of `blog/sample.ts`. */
export async function testExamples(guide: Guide, name: string, stage: Stage = "release"): Promise<void> {
  const examples = { blocks: documentedExamples(guidePage(name)), cells: documentedCells(guidePage(name)) };
  const file = join(guide.directory, "examples.ts");
  await writeFile(file, exampleModule(examples));
  let starting: Promise<RunningProject> | undefined;

  it("has files and examples that the compiler accepts", () => compileProject(guide.directory));

  for (const example of exampleNames(examples)) {
    it(`does what it says in ${example.replace("_", ", cell ")}`, async () => {
      starting ??= startProject(guide, stage);
      const project = await starting;
      const module: Examples = await import(pathToFileURL(file).href);
      await project.run(async () => {
        await putSample(guide.directory);
        await module[example]?.(expectations);
      });
    });
  }
}

async function startProject({ directory, environment, resources }: Guide, stage: Stage): Promise<RunningProject> {
  const { project } = await loadProject(directory);
  const log = { destination: { write: () => undefined }, isTerminal: false };
  return resources.use(await bootProject(project, { directory, environment, stage, log }));
}

/** What `migrate` has written, and no example changes. */
const standing = ["auth.Permission", "contenttypes.ContentType"];

/** Every example begins with the same rows and the same keys. */
export async function putSample(directory: string): Promise<void> {
  const database = currentDatabase.get();
  const models = database.models.filter(({ meta }) => meta.managed && !standing.includes(meta.label));
  const tables = models.map(({ meta }) => `"${meta.table}"`);
  await database.execute(`TRUNCATE ${tables.join(", ")} RESTART IDENTITY CASCADE`);
  const module: { sample(): Promise<void> } = await import(pathToFileURL(join(directory, "blog/sample.ts")).href);
  await module.sample();
}
