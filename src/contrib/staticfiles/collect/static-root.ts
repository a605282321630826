import { existsSync, readdirSync } from "node:fs";
import { sep } from "node:path";
import { StaticRootForeign, StaticRootOverlaps } from "../errors.ts";
import type { StaticSource } from "../find/static-sources.ts";
import { manifestFile } from "../library/manifest.ts";

/**
 * Makes sure that a folder may be filled with collected files.
 *
 * @throws StaticRootOverlaps when a folder of an app is in it or around it.
 */
export function refuseOverlap(root: string, sources: readonly StaticSource[]): void {
  const overlapping = sources.find(({ directory }) => isInside(root, directory) || isInside(directory, root));
  if (overlapping !== undefined) throw new StaticRootOverlaps({ root, folder: overlapping.directory });
}

/**
 * Makes sure that a folder may be emptied.
 *
 * @throws StaticRootForeign when it has files, and none of them is a manifest.
 */
export function refuseForeign(root: string): void {
  if (!existsSync(root) || existsSync(manifestFile(root)) || readdirSync(root).length === 0) return;
  throw new StaticRootForeign({ root });
}

function isInside(inner: string, outer: string): boolean {
  return `${inner}${sep}`.startsWith(`${outer}${sep}`);
}
