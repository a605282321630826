import { createHash } from "node:crypto";
import { rewriteReferences } from "../references/rewrite-references.ts";
import { components } from "./components.ts";
import { hashedName } from "./hashed-name.ts";
import type { ReadSource } from "./read-sources.ts";

/** A file that is ready to be collected. */
export interface DigestedSource {
  readonly path: string;
  /** Where it is in the app. */
  readonly file: string;
  /** Its hashed name. */
  readonly name: string;
  /** Its content with hashed names; undefined for files that are taken as they are. */
  readonly content: Buffer | undefined;
}

/**
 * Names every file after its content, which includes the names of the files that it refers to: so a change reaches
 * the names of all files that lead to it, and an address stands for one content for ever.
 */
export function digestSources(sources: ReadonlyMap<string, ReadSource>): DigestedSource[] {
  const names = new Map<string, string>();
  const targetsOf = (path: string) => sources.get(path)?.references.map(({ target }) => target) ?? [];
  for (const paths of components([...sources.keys()], targetsOf)) {
    const members = paths.map((path) => sources.get(path)).filter((source) => source !== undefined);
    for (const [path, hash] of hashTogether(members, names)) names.set(path, hashedName(path, hash));
  }
  return Array.from(sources.values(), (source) => {
    const name = names.get(source.path) ?? source.path;
    return { path: source.path, file: source.file, name, content: finalContent(source, names) };
  });
}

/**
 * Files that refer to each other in a circle cannot contain each other's hashes: each gets that of its own content
 * together with all of theirs, with the names inside the circle left open.
 */
function hashTogether(
  members: readonly ReadSource[],
  names: ReadonlyMap<string, string>,
): readonly (readonly [string, string])[] {
  const hashes = members.map((source) => [source.path, hashAlone(source, names)] as const);
  const isCircle = members.some(({ references }) =>
    references.some(({ target }) => members.some(({ path }) => path === target)),
  );
  if (!isCircle) return hashes;
  const together = hashes
    .map((entry) => entry.join("\0"))
    .sort()
    .join("\n");
  return hashes.map(([path, hash]) => [path, sha256(`${hash}\n${together}`)] as const);
}

function hashAlone(source: ReadSource, names: ReadonlyMap<string, string>): string {
  const content = finalContent(source, names);
  return content === undefined ? source.hash : sha256(content);
}

function finalContent({ content, references }: ReadSource, names: ReadonlyMap<string, string>): Buffer | undefined {
  if (content === undefined) return undefined;
  return Buffer.from(
    rewriteReferences(content, references, (path) => names.get(path)),
    "latin1",
  );
}

function sha256(content: string | Buffer): string {
  return createHash("sha256").update(content).digest("hex");
}
