import { dirname, join } from "node:path";
import { BuildFileInvalid } from "./errors.ts";
import { readGitCommit } from "./read-git-commit.ts";
import { readTextFile } from "./read-text-file.ts";
import type { Stamp } from "./stamp.ts";

/** Where to find the release. */
export interface StampSource {
  /** The folder of the project. */
  readonly directory: string;
  /** The name that the deployment gives the release (`TOLV_RELEASE`); it wins over what the folder says. */
  readonly release?: string | undefined;
}

/** What a build leaves in the folder of the project: `{ "release": "…" }`. */
const buildFile = "build.json";

/**
 * Finds out which release this process runs: the given name, else the build's, else the git commit.
 *
 * @throws stamp.build_file when `build.json` is not JSON.
 *
 * @example
 * readStamp({ directory: import.meta.dirname, release: kernelSettings.values().TOLV_RELEASE });
 */
export function readStamp({ directory, release }: StampSource): Stamp {
  return Object.freeze({
    release: release ?? readBuildRelease(join(directory, buildFile)) ?? readGitCommit(directory) ?? "unknown",
    version: readVersion(import.meta.dirname),
    node: process.versions.node,
  });
}

function readBuildRelease(path: string): string | undefined {
  const text = readTextFile(path);
  if (text === undefined) return undefined;
  try {
    return textIn(JSON.parse(text), "release");
  } catch (cause) {
    throw new BuildFileInvalid({ path }, { cause });
  }
}

/** Reads the version from Tolv's own package file, the first one above this module, built or not. */
function readVersion(directory: string): string {
  const text = readTextFile(join(directory, "package.json"));
  if (text !== undefined) return textIn(JSON.parse(text), "version") ?? "unknown";
  const parent = dirname(directory);
  return parent === directory ? "unknown" : readVersion(parent);
}

function textIn(record: unknown, name: string): string | undefined {
  if (typeof record !== "object" || record === null) return undefined;
  const value: unknown = Reflect.get(record, name);
  return typeof value === "string" && value !== "" ? value : undefined;
}
