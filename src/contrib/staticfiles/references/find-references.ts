import { extname } from "node:path";
import { cssReferences } from "./css-references.ts";
import { javascriptReferences } from "./javascript-references.ts";
import type { Reference } from "./reference.ts";
import { webManifestReferences } from "./web-manifest-references.ts";

type Finder = (content: string) => readonly Reference[];

const finders: ReadonlyMap<string, Finder> = new Map<string, Finder>([
  [".css", cssReferences],
  [".js", javascriptReferences],
  [".mjs", javascriptReferences],
  [".webmanifest", webManifestReferences],
]);

/** How references of a file are found; undefined for files that are taken as they are. */
export function referenceFinder(path: string): Finder | undefined {
  return finders.get(extname(path).toLowerCase());
}
