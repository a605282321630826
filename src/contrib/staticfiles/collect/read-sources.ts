import { createHash } from "node:crypto";
import { closeSync, openSync, readFileSync, readSync } from "node:fs";
import { nearest } from "#rooms/util";
import { type MissingReference, StaticReferencesMissing } from "../errors.ts";
import type { SourceFile } from "../find/list-files.ts";
import { referenceFinder } from "../references/find-references.ts";
import { resolveReference } from "../references/resolve-reference.ts";
import type { ResolvedReference } from "../references/rewrite-references.ts";

/** A file of an app, with what hashing it takes. */
export interface ReadSource extends SourceFile {
  /** As Latin-1, for files that may refer to others; undefined for those that are taken as they are. */
  readonly content: string | undefined;
  /** The SHA-256 of a file that is taken as it is. */
  readonly hash: string;
  readonly references: readonly ResolvedReference[];
}

/** A reference that is left as it is, since its file is missing and may be. */
export type UnresolvedReference = Omit<MissingReference, "nearest">;

/** What `readSources` found. */
export interface Sources {
  readonly byPath: ReadonlyMap<string, ReadSource>;
  /** Source maps that are named and missing. */
  readonly unresolved: readonly UnresolvedReference[];
}

/**
 * Reads the files and what they refer to.
 *
 * @throws StaticReferencesMissing with every reference that leads nowhere.
 */
export function readSources(files: readonly SourceFile[], staticUrl: string): Sources {
  const paths = new Set(files.map(({ path }) => path));
  const read = files.map((file) => readSource(file, { paths, staticUrl }));
  const missing = read.flatMap((result) => result.missing);
  const fatal = missing.filter(({ required }) => required);
  if (fatal.length > 0) {
    throw new StaticReferencesMissing({
      missing: fatal.map(({ required: _, ...reference }) => ({
        ...reference,
        nearest: nearest(reference.target, paths),
      })),
    });
  }
  return { byPath: new Map(read.map(({ source }) => [source.path, source])), unresolved: missing.filter(isSourceMap) };
}

interface Surroundings {
  readonly paths: ReadonlySet<string>;
  readonly staticUrl: string;
}

function readSource(file: SourceFile, surroundings: Surroundings) {
  const find = referenceFinder(file.path);
  if (find === undefined) {
    const source: ReadSource = { ...file, content: undefined, hash: hashFile(file.file), references: [] };
    return { source, missing: [] };
  }
  const content = readFileSync(file.file, "latin1");
  const resolved = find(content).flatMap((reference) => {
    const target = resolveReference(reference, { from: file.path, staticUrl: surroundings.staticUrl });
    return target === undefined ? [] : [{ ...reference, target }];
  });
  const references = resolved.filter(({ target }) => surroundings.paths.has(target));
  const missing = resolved
    .filter(({ target }) => !surroundings.paths.has(target))
    .map(({ specifier, target, required, start }) => ({
      path: file.path,
      line: content.slice(0, start).split("\n").length,
      specifier,
      target,
      required,
    }));
  return { source: { ...file, content, hash: "", references } satisfies ReadSource, missing };
}

/** What a manifest starts may be a page; a map that is missing is a loss for whoever debugs. */
function isSourceMap({ target }: UnresolvedReference): boolean {
  return target.endsWith(".map");
}

/** A file may be larger than the memory: it is read piece by piece. */
function hashFile(file: string): string {
  const hash = createHash("sha256");
  const descriptor = openSync(file, "r");
  try {
    const piece = Buffer.allocUnsafe(1_048_576);
    for (let length = readSync(descriptor, piece); length > 0; length = readSync(descriptor, piece)) {
      hash.update(piece.subarray(0, length));
    }
  } finally {
    closeSync(descriptor);
  }
  return hash.digest("hex");
}
