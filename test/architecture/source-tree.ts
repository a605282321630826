import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { rooms } from "./rooms.ts";

/** Source files by their path from the root of the repository, such as `src/db/model.ts`. */
export type SourceTree = ReadonlyMap<string, string>;

/** Something that breaks a rule of the house. */
export interface Finding {
  readonly rule: string;
  readonly path: string;
  readonly message: string;
}

/** Reads every source file below `src/`. */
export function readSourceTree(root: string): SourceTree {
  const paths = globSync("src/**/*.{ts,mts,cts,tsx,js,mjs,cjs,jsx}", { cwd: root });
  return new Map(paths.sort().map((path) => [path, readFileSync(join(root, path), "utf8")]));
}

/** The room that a file belongs to, by its path alone: it need not be one of ours. */
export function roomOf(path: string): string {
  const [, first = "", second = ""] = path.split("/");
  return first === "contrib" ? `${first}/${second}` : first;
}

/** The level of a room, or undefined for one that does not exist. */
export function levelOf(room: string): number | undefined {
  return rooms.find(({ name }) => name === room)?.level;
}
