import { existsSync } from "node:fs";
import { copyFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { OutputOptions } from "rolldown";
import { BundleFailed, BundlerMissing } from "../errors.ts";
import { entries, entryModules } from "./entry-modules.ts";
import { ExternalPackages } from "./external-packages.ts";
import { lazyBuiltins } from "./lazy-builtins.ts";
import { modulePlaces, placeNames, placeOf } from "./module-places.ts";

const keptNames = { class: true, function: false };

/** What is bundled, and where to. */
export interface BundleRequest {
  /** The folder of the project. */
  readonly directory: string;
  /** The folder for the code. */
  readonly target: string;
}

/**
 * Puts the code of a project, of Tolv and of the packages together, without types and as few files as it can be.
 *
 * @returns the packages that stayed outside.
 * @throws BundlerMissing, BundleFailed
 */
export async function bundleCode({ directory, target }: BundleRequest): Promise<readonly string[]> {
  const projectFile = findProjectFile(directory);
  const { rolldown } = await loadBundler();
  const externals = new ExternalPackages(directory);
  const problems: string[] = [];
  try {
    await using bundle = await rolldown({
      cwd: directory,
      input: entries,
      platform: "node",
      external: (specifier, importer) => isPackage(specifier) && externals.includes(specifier, importer),
      resolve: { conditionNames: conditions() },
      transform: { define: placeNames },
      plugins: [entryModules(projectFile), modulePlaces(directory), lazyBuiltins()],
      onLog: (_, log) => void (isMissingInProject(log) && problems.push(log.message)),
    });
    await bundle.write(outputOptions(directory, target));
  } catch (error) {
    throw new BundleFailed({ problem: messageOf(error) }, { cause: error });
  }
  if (problems.length > 0) throw new BundleFailed({ problem: problems.join("\n") });
  await addPrograms(target);
  return externals.found;
}

function findProjectFile(directory: string): string {
  const typed = join(directory, "project.ts");
  return existsSync(typed) ? typed : join(directory, "project.js");
}

async function loadBundler() {
  try {
    return await import("rolldown");
  } catch (cause) {
    throw new BundlerMissing({}, { cause });
  }
}

/** Imports that are neither paths nor `#names` of the importing package. */
function isPackage(specifier: string): boolean {
  return /^[\w@]/.test(specifier) && !specifier.includes(":");
}

/** In a checkout of Tolv its source is bundled, as its source runs. */
function conditions(): string[] {
  return [...(import.meta.url.endsWith(".ts") ? ["tolv-source"] : []), "node"];
}

/** A package may look for what is optional; the project itself imports what it needs. */
function isMissingInProject({ code, id }: { readonly code?: string; readonly id?: string }): boolean {
  return code === "UNRESOLVED_IMPORT" && !id?.includes("/node_modules/");
}

function outputOptions(directory: string, target: string): OutputOptions {
  return {
    dir: target,
    format: "cjs",
    // The text of each file is a function, so that `bin/built/load.js` need not put it together at each start.
    postBanner: "(function (exports, require, module, __filename, __dirname) {",
    postFooter: "})",
    // Records name errors by their classes.
    minify: { compress: { keepNames: keptNames }, mangle: { keepNames: keptNames } },
    sourcemap: true,
    sourcemapExcludeSources: true,
    // From the place of the finished build, and without the folder that it was made in.
    sourcemapPathTransform: (source, map) => `../../${placeOf(join(map, "..", source), directory)}`,
    chunkFileNames: "[name]-[hash].js",
    assetFileNames: "files/[name]-[hash][extname]",
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** What Node is told to run: plain modules that look at the build before they load it. */
async function addPrograms(target: string): Promise<void> {
  for (const name of ["tolv.js", "worker.js", "prime.js", "load.js", "trace.js", "package.json"]) {
    await copyFile(fileURLToPath(new URL(`../../../bin/built/${name}`, import.meta.url)), join(target, name));
  }
}
