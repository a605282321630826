import { listFiles, type SourceFile } from "../find/list-files.ts";
import type { StaticSource } from "../find/static-sources.ts";
import { type CollectedFile, emptyManifest, type Manifest, manifestFile, readManifest } from "../library/manifest.ts";
import { type CollectOutcome, type CollectWay, collectFile, isThere } from "./collect-file.ts";
import { digestSources } from "./digest-sources.ts";
import { eachConcurrently } from "./each-concurrently.ts";
import { readSources, type UnresolvedReference } from "./read-sources.ts";
import { removeOthers } from "./remove-others.ts";
import { writeFileAtOnce } from "./write-file.ts";

/** What `collectStatic` takes. */
export interface CollectOptions extends CollectWay {
  readonly sources: readonly StaticSource[];
  readonly staticUrl: string;
  /** Deletes everything in the root that is not of this build. */
  readonly clear: boolean;
}

/** What `collectStatic` did. */
export interface CollectReport {
  readonly outcomes: readonly CollectOutcome[];
  /** Files that were left out, since an earlier folder has one under their path. */
  readonly duplicates: readonly SourceFile[];
  readonly unresolved: readonly UnresolvedReference[];
  /** Names that were deleted. */
  readonly deleted: readonly string[];
}

/**
 * Collects the files of all folders under hashed names into one, with their encodings. What is there already is kept;
 * the manifest comes last, so that a site which starts meanwhile finds the build before or this one.
 *
 * @throws StaticReferencesMissing, before anything is written; ManifestInvalid
 */
export async function collectStatic(options: CollectOptions): Promise<CollectReport> {
  const { chosen, duplicates } = choose(listFiles(options.sources));
  const { byPath, unresolved } = readSources(chosen, options.staticUrl);
  const previous = (options.clear ? undefined : readManifest(options.root)) ?? emptyManifest;
  const known = new Map([...previous.earlier, ...Object.values(previous.files)].map((file) => [file.name, file]));
  const digested = digestSources(byPath);
  const outcomes = await eachConcurrently(digested, (source) => collectFile(source, known.get(source.name), options));
  if (options.dryRun) return { outcomes, duplicates, unresolved, deleted: [] };
  const manifest = manifestOf(outcomes, known, { linked: options.link || previous.linked, root: options.root });
  await writeFileAtOnce(manifestFile(options.root), { bytes: `${JSON.stringify(manifest)}\n` });
  const deleted = options.clear ? await removeOthers(options.root, manifest) : [];
  return { outcomes, duplicates, unresolved, deleted };
}

/** Of several files under one path, the first is taken. */
function choose(files: readonly SourceFile[]) {
  const chosen = new Map<string, SourceFile>();
  const duplicates: SourceFile[] = [];
  for (const file of files) {
    if (chosen.has(file.path)) duplicates.push(file);
    else chosen.set(file.path, file);
  }
  return { chosen: [...chosen.values()].sort(byPath), duplicates };
}

/** By code units: the same everywhere, whatever the machine's language. */
function byPath(one: { readonly path: string }, other: { readonly path: string }): number {
  return one.path < other.path ? -1 : 1;
}

function manifestOf(
  outcomes: readonly CollectOutcome[],
  known: ReadonlyMap<string, CollectedFile>,
  { linked, root }: { readonly linked: boolean; readonly root: string },
): Manifest {
  const entries = outcomes.flatMap(({ source, collected }) => (collected ? [[source.path, collected] as const] : []));
  const names = new Set(entries.map(([, { name }]) => name));
  const former = [...known.values()].filter(({ name }) => !names.has(name));
  const earlier = former.filter((file) => isThere(file, root)).sort((one, other) => (one.name < other.name ? -1 : 1));
  return { ...emptyManifest, linked, files: Object.fromEntries(entries), earlier };
}
