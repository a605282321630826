import { existsSync, realpathSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { readEnvironment } from "#rooms/config";

/** The code of one release, by names that a later release does not change. */
export interface Release {
  /** The project's folder, without links. */
  readonly directory: string;
  /** The module that a worker runs, of the framework that this release brings along. */
  readonly entry: URL;
  /** The Node that this release locks, or else the one that runs. */
  readonly execPath: string;
}

/**
 * The folder to serve from, with its links: a shell that stands in `current` knows it by that name (`PWD`), while the
 * system knows only the release that it leads to now.
 */
export function resolveDirectory(given: string | undefined): string {
  if (given !== undefined) return resolve(given);
  const current = process.cwd();
  const { PWD } = readEnvironment({ directory: current });
  return PWD !== undefined && existsSync(PWD) && realpathSync(PWD) === current ? PWD : current;
}

/** Finds the release that a folder leads to now. */
export function resolveRelease(folder: string): Release {
  const directory = realpathSync(folder);
  const entry = join(frameworkOf(directory), "bin/worker-process.js");
  return { directory, entry: pathToFileURL(entry), execPath: nodeOf(entry) };
}

function frameworkOf(directory: string): string {
  const own = fileURLToPath(new URL("../../../", import.meta.url));
  const file = find(join(directory, "project.ts"), "tolv/package.json");
  return file === undefined ? own : dirname(file);
}

function nodeOf(entry: string): string {
  return find(entry, `node-${process.platform}-${process.arch}/bin/node`) ?? process.execPath;
}

function find(from: string, path: string): string | undefined {
  try {
    return createRequire(from).resolve(path);
  } catch {
    return undefined;
  }
}
