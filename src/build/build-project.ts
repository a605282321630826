import { statSync } from "node:fs";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { buildSteps, currentProjectDirectory, currentRegistry } from "#rooms/apps";
import type { Output } from "#rooms/management";
import { currentStamp } from "#rooms/stamp";
import { readLockFile } from "./bill/lock-file.ts";
import { renderBill } from "./bill/render-bill.ts";
import { type Build, type BuildPaths, buildPaths, pathsIn } from "./build.ts";
import { checkTypes } from "./check-types.ts";
import { bundleCode } from "./code/bundle-code.ts";
import { digestParts, digestText, listFiles } from "./digest-folder.ts";
import { primeBuild } from "./prime-build.ts";
import { renderBuild } from "./read-build.ts";
import { readSourceRevision, type SourceRevision } from "./source-revision.ts";

/**
 * Makes the build of the running project: types, code, what its apps add, bill of materials, stamp. The build that was
 * there before stays until the new one is finished, and for good when something is wrong.
 *
 * @throws TypesWrong, BundleFailed and the others of this room; whatever the steps of the apps throw.
 */
export async function buildProject(output: Output): Promise<Build> {
  const directory = currentProjectDirectory.get();
  const lock = readLockFile(directory);
  output.at(1).line("Checking types");
  await checkTypes(directory);
  const unfinished = await emptyFolder(join(directory, ".tolv", "build"));
  output.at(1).line("Bundling the code");
  const externals = await bundleCode({ directory, target: unfinished.server });
  await runSteps(unfinished.folder, output);
  await writeFile(unfinished.bill, renderBill(lock));
  const build = await describe(unfinished, { directory, externals, lock: digestText(lock.text) });
  await writeFile(unfinished.stamp, renderBuild(build));
  output.at(1).line("Loading it once, for the compile cache");
  await primeBuild(unfinished);
  await replace(buildPaths(directory).folder, unfinished.folder);
  return build;
}

async function emptyFolder(folder: string): Promise<BuildPaths> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  return pathsIn(folder);
}

async function runSteps(folder: string, output: Output): Promise<void> {
  for (const { name, run } of currentRegistry.get().values(buildSteps).flat()) {
    output.at(1).line(`Adding ${name}: ${await run(folder)}`);
  }
}

interface Circumstances {
  readonly directory: string;
  readonly externals: readonly string[];
  readonly lock: string;
}

async function describe(paths: BuildPaths, { directory, externals, lock }: Circumstances): Promise<Build> {
  const revision = await readSourceRevision(directory);
  const digests = await digestParts(paths.folder);
  return {
    digest: digestText(JSON.stringify(digests)),
    digests,
    ...revision,
    release: nameOf(revision),
    lock,
    node: process.versions.node,
    tolv: currentStamp.get().version,
    externals,
    files: await sizesOf(paths.server),
  };
}

function nameOf({ commit, dirty }: SourceRevision): string {
  if (commit === undefined) return "unknown";
  return dirty ? `${commit}-dirty` : commit;
}

async function sizesOf(folder: string): Promise<Record<string, number>> {
  const files = await listFiles(folder);
  return Object.fromEntries(files.map((file) => [file, statSync(join(folder, file)).size]));
}

/** At one moment for whoever looks for the stamp: there is the build before, none, or this one. */
async function replace(folder: string, finished: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await rename(finished, folder);
}
