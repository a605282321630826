import { readFileSync } from "node:fs";

/** What a new project takes over from the package of Tolv itself. */
export interface TolvPackage {
  readonly version: string;
  /** The tools of a project at the versions that Tolv is tested with. */
  readonly tools: Readonly<Record<string, string>>;
  /** Packages whose install scripts need not run. */
  readonly allowScripts: Readonly<Record<string, boolean>>;
}

const toolNames = ["@biomejs/biome", "@types/node", "typescript"];

/** Reads Tolv's own package file; built or not, it stands three folders above. */
export function readTolvPackage(): TolvPackage {
  const text = readFileSync(new URL("../../../package.json", import.meta.url), "utf8");
  const { version, devDependencies, allowScripts }: PackageFile = JSON.parse(text);
  const tools = Object.fromEntries(toolNames.map((name) => [name, devDependencies[name] ?? "*"]));
  return { version, tools, allowScripts };
}

interface PackageFile {
  readonly version: string;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly allowScripts: Readonly<Record<string, boolean>>;
}
