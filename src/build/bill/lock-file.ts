import { readFileSync } from "node:fs";
import { dirname, relative, sep } from "node:path";
import { LockFileInvalid, LockFileMissing } from "../errors.ts";
import { findAbove } from "../find-above.ts";

/** A package in a lock file of npm, version 2 or 3. */
export interface LockedPackage {
  readonly name?: string;
  readonly version?: string;
  readonly license?: string;
  readonly integrity?: string;
  readonly resolved?: string;
  /** True for the link to a folder, which `resolved` names. */
  readonly link?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

/** The lock file of a project. */
export interface LockFile {
  readonly file: string;
  readonly text: string;
  /** By the path of the folder, such as `node_modules/pg`. */
  readonly packages: Readonly<Record<string, LockedPackage>>;
  /** The path of the project among the packages: empty unless it is a workspace of another. */
  readonly project: string;
}

/**
 * Reads the lock file of a project, in its folder or in one above it.
 *
 * @throws LockFileMissing, LockFileInvalid
 */
export function readLockFile(directory: string): LockFile {
  const file = findAbove(directory, "package-lock.json");
  if (file === undefined) throw new LockFileMissing({ directory });
  const text = readFileSync(file, "utf8");
  const packages = parse(text, file);
  const project = relative(dirname(file), directory).split(sep).join("/");
  if (packages[project] === undefined) {
    throw new LockFileInvalid({ file, problem: `it has no package ${JSON.stringify(project)}` });
  }
  return { file, text, packages, project };
}

function parse(text: string, file: string): Readonly<Record<string, LockedPackage>> {
  try {
    const { packages } = JSON.parse(text);
    if (typeof packages === "object" && packages !== null) return packages;
  } catch (cause) {
    throw new LockFileInvalid({ file, problem: "it is not JSON" }, { cause });
  }
  throw new LockFileInvalid({ file, problem: "it has no list of packages" });
}
