import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { cp, mkdir, readFile, symlink } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { PackedPackage } from "./local-registry.ts";

const run = promisify(execFile);
const root = fileURLToPath(new URL("../../", import.meta.url));

/** What the packages are made from. */
const sources = [
  "bin",
  "create-tolv",
  "scripts",
  "src",
  "package.json",
  "LICENSE",
  "README.md",
  "RELEASE_NOTES.md",
  "tsconfig.json",
  "tsconfig.build.json",
];

/** The packages of this repository as they would be published. */
export interface PackedPackages {
  readonly tolv: PackedPackage;
  readonly createTolv: PackedPackage;
}

/** Packs a copy of the sources, since test files that run at once would take the build away from each other. */
export async function packPackages(directory: string): Promise<PackedPackages> {
  const copy = join(directory, "sources");
  await mkdir(copy);
  for (const source of sources) await cp(join(root, source), join(copy, source), { recursive: true });
  await symlink(join(root, "node_modules"), join(copy, "node_modules"));
  const tolv = await pack(copy, directory);
  return { tolv, createTolv: await pack(join(copy, "create-tolv"), directory) };
}

async function pack(folder: string, directory: string): Promise<PackedPackage> {
  const { stdout } = await run("npm", ["pack", "--json", "--pack-destination", directory], { cwd: folder });
  const manifest = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  return { file: join(directory, fileNameOf(JSON.parse(stdout))), manifest };
}

/** npm 11 prints a list, older and newer ones an object by package name. */
function fileNameOf(packed: unknown): string {
  const [first] = Object.values(packed ?? {});
  const name: unknown = typeof first === "object" && first !== null ? Reflect.get(first, "filename") : undefined;
  assert.equal(typeof name, "string", `npm pack answered ${JSON.stringify(packed)}`);
  return String(name);
}
