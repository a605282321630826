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
  /** True in a process that runs the build of the project instead of its source. */
  readonly isBuilt?: boolean;
}

/** What is known of the code. */
interface Told {
  readonly release: string | undefined;
  readonly version: string | undefined;
}

/** What a build leaves in the folder of the project: `{ "release": "…", "tolv": "…" }` among other things. */
const buildFile = "build/build.json";

/**
 * Finds out which release this process runs: the given name, else that of its build, else the git commit.
 *
 * @throws stamp.build_file when the stamp of the build is not JSON.
 *
 * @example
 * readStamp({ directory: import.meta.dirname, release: kernelSettings.values().TOLV_RELEASE });
 */
export function readStamp({ directory, release, isBuilt = false }: StampSource): Stamp {
  const told = isBuilt ? readBuildFile(join(directory, buildFile)) : readSource(directory);
  return Object.freeze({
    release: release ?? told.release ?? "unknown",
    version: told.version ?? "unknown",
    node: process.versions.node,
  });
}

function readSource(directory: string): Told {
  return { release: readGitCommit(directory), version: readVersion(import.meta.dirname) };
}

function readBuildFile(path: string): Told {
  const text = readTextFile(path);
  if (text === undefined) return { release: undefined, version: undefined };
  try {
    const build: unknown = JSON.parse(text);
    return { release: textIn(build, "release"), version: textIn(build, "tolv") };
  } catch (cause) {
    throw new BuildFileInvalid({ path }, { cause });
  }
}

/** Reads the version from Tolv's own package file, the first one above this module, built or not. */
function readVersion(directory: string): string | undefined {
  const text = readTextFile(join(directory, "package.json"));
  if (text !== undefined) return textIn(JSON.parse(text), "version");
  const parent = dirname(directory);
  return parent === directory ? undefined : readVersion(parent);
}

function textIn(record: unknown, name: string): string | undefined {
  if (typeof record !== "object" || record === null) return undefined;
  const value: unknown = Reflect.get(record, name);
  return typeof value === "string" && value !== "" ? value : undefined;
}
