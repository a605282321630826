import { createHash } from "node:crypto";
import { statSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { hashOf } from "../library/collected-content.ts";
import { isCompressible } from "../library/content-type.ts";
import { type Encoding, encodingSuffixes } from "../library/encoding.ts";
import type { CollectedFile, CollectedVariant } from "../library/manifest.ts";
import { compress } from "./compress.ts";
import type { DigestedSource } from "./digest-sources.ts";
import { writeFileAtOnce } from "./write-file.ts";

/** How files are collected. */
export interface CollectWay {
  readonly root: string;
  /** Links to files that are taken as they are instead of copying them. */
  readonly link: boolean;
  /** Writes nothing. */
  readonly dryRun: boolean;
}

/** What became of a file. */
export interface CollectOutcome {
  readonly source: DigestedSource;
  readonly outcome: "copied" | "unmodified";
  /** Undefined in a dry run. */
  readonly collected: CollectedFile | undefined;
}

/** Writes a file and its encodings, unless a build before has left them. */
export async function collectFile(
  source: DigestedSource,
  known: CollectedFile | undefined,
  way: CollectWay,
): Promise<CollectOutcome> {
  if (known !== undefined && isThere(known, way.root)) return { source, outcome: "unmodified", collected: known };
  return { source, outcome: "copied", collected: way.dryRun ? undefined : await write(source, way) };
}

/** True when all files of an entry have their sizes. */
export function isThere({ name, variants }: CollectedFile, root: string): boolean {
  return Object.entries(variants).every(([encoding, { size }]) => {
    const file = join(root, name + encodingSuffixes[encoding as Encoding]);
    return statSync(file, { throwIfNoEntry: false })?.size === size;
  });
}

async function write(source: DigestedSource, way: CollectWay): Promise<CollectedFile> {
  const isLinked = way.link && source.content === undefined;
  const bytes = source.content ?? (await readFile(source.file));
  const target = join(way.root, source.name);
  const packed = isCompressible(source.path) ? await compress(bytes) : new Map<Encoding, Buffer>();
  await writeFileAtOnce(target, isLinked ? { link: source.file } : { bytes });
  for (const [encoding, smaller] of packed)
    await writeFileAtOnce(target + encodingSuffixes[encoding], { bytes: smaller });
  const others = Array.from(packed, ([encoding, smaller]) => [encoding, variantOf(smaller)] as const);
  return {
    name: source.name,
    integrity: `sha384-${createHash("sha384").update(bytes).digest("base64")}`,
    variants: { identity: variantOf(bytes), ...Object.fromEntries(others) },
  };
}

function variantOf(bytes: Buffer): CollectedVariant {
  return { size: bytes.length, hash: hashOf(bytes) };
}
