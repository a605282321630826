import { join } from "node:path";

/** What a build is made of and from: the content of `build/build.json`. */
export interface Build {
  /** Of all that is in the build beside this file and the compile cache: equal digests mean equal builds. */
  readonly digest: string;
  /** Of each part by its name in the folder, such as `server`, `static` and `sbom.cdx.json`. */
  readonly digests: Readonly<Record<string, string>>;
  /** The commit; undefined where nothing tells it. */
  readonly commit: string | undefined;
  /** True when the files differed from the commit, or when that could not be told. */
  readonly dirty: boolean;
  /** When the commit was made, as ISO 8601 in UTC; undefined where nothing tells it. */
  readonly time: string | undefined;
  /** What log records call the code: the commit, with `-dirty` behind it where that is so. */
  readonly release: string;
  /** The digest of the lock file. */
  readonly lock: string;
  /** The version of Node that has built it, such as `24.21.0`. */
  readonly node: string;
  /** The version of Tolv. */
  readonly tolv: string;
  /** The packages that are not in the code: they must be installed where it runs. */
  readonly externals: readonly string[];
  /** The files of the code with their sizes in bytes: what a start looks at. */
  readonly files: Readonly<Record<string, number>>;
}

/** Where the parts of a build lie. */
export interface BuildPaths {
  readonly folder: string;
  /** The code. */
  readonly server: string;
  readonly bill: string;
  readonly stamp: string;
  /** What Node has compiled; no part of the digest. */
  readonly cache: string;
  /** The module that is the `tolv` program. */
  readonly program: string;
  /** The module that a worker runs. */
  readonly worker: string;
  /** The module that loads the code once. */
  readonly primer: string;
}

/** The paths of the build of a project, made or not. */
export function buildPaths(projectFolder: string): BuildPaths {
  return pathsIn(join(projectFolder, "build"));
}

/** The paths in a folder that holds a build, finished or not. */
export function pathsIn(folder: string): BuildPaths {
  const server = join(folder, "server");
  return {
    folder,
    server,
    bill: join(folder, "sbom.cdx.json"),
    stamp: join(folder, "build.json"),
    cache: join(folder, "cache"),
    program: join(server, "tolv.js"),
    worker: join(server, "worker.js"),
    primer: join(server, "prime.js"),
  };
}
