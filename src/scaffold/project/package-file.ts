import { existsSync, readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { PackageFileInvalid } from "../errors.ts";
import { readTolvPackage } from "./tolv-package.ts";

/** A `package.json`, as far as a new project looks into it. */
export interface PackageFile {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly [name: string]: unknown;
}

/**
 * Reads the `package.json` that a folder has already, of `npm install tolv` for example; an empty one where there is none.
 *
 * @throws PackageFileInvalid
 */
export function readPackageFile(folder: string): PackageFile {
  const path = join(folder, "package.json");
  if (!existsSync(path)) return {};
  try {
    const found: unknown = JSON.parse(readFileSync(path, "utf8"));
    if (isRecord(found)) return found;
  } catch (cause) {
    throw new PackageFileInvalid({ path }, { cause });
  }
  throw new PackageFileInvalid({ path });
}

/** Writes the `package.json` of a project: what a folder had already stays, Tolv's version included. */
export async function writePackageFile(folder: string, name: string, found: PackageFile): Promise<void> {
  const text = `${JSON.stringify(completePackageFile(name, found), undefined, 2)}\n`;
  await writeFile(join(folder, "package.json"), text);
}

const scripts = {
  start: "export TOLV_ENV=development && tolv migrate && exec tolv runserver",
  check: "biome check . && tsc && TOLV_ENV=development tolv check",
  test: "npm run check && tolv test",
  build: "tolv build",
};

function completePackageFile(name: string, { dependencies, devDependencies, ...rest }: PackageFile): PackageFile {
  const { version, tools, allowScripts } = readTolvPackage();
  return {
    ...rest,
    name,
    private: true,
    type: "module",
    engines: { node: ">=24" },
    scripts,
    dependencies: { tolv: version, ...dependencies },
    devDependencies: { ...tools, ...devDependencies },
    allowScripts,
  };
}

function isRecord(value: unknown): value is PackageFile {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
