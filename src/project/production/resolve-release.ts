import { existsSync, realpathSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { buildPaths, readBuild } from "#rooms/build";
import { type EnvironmentName, readEnvironment } from "#rooms/config";

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

/**
 * Finds the release that a folder leads to now: its build if it has one and the environment is not development, else
 * its source.
 *
 * @throws BuildInvalid
 */
export function resolveRelease(folder: string, environmentName: EnvironmentName): Release {
  const directory = realpathSync(folder);
  const framework = frameworkOf(directory);
  const usesBuild = environmentName !== "development" && readBuild(directory) !== undefined;
  const entry = usesBuild ? buildPaths(directory).worker : join(framework, "bin/worker-process.js");
  return { directory, entry: pathToFileURL(entry), execPath: nodeOf(framework) };
}

function frameworkOf(directory: string): string {
  const file = find(join(directory, "project.ts"), "tolv/package.json");
  return file === undefined ? fileURLToPath(new URL("../../../", import.meta.url)) : dirname(file);
}

function nodeOf(framework: string): string {
  return find(join(framework, "package.json"), `node-${process.platform}-${process.arch}/bin/node`) ?? process.execPath;
}

function find(from: string, path: string): string | undefined {
  try {
    return createRequire(from).resolve(path);
  } catch {
    return undefined;
  }
}
