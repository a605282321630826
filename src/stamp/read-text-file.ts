import { readFileSync } from "node:fs";

/** Reads a small text file; undefined if there is none that can be read: a stamp never keeps a site from starting. */
export function readTextFile(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}
