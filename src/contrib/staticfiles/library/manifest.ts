import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ManifestInvalid } from "../errors.ts";
import { isAbsent } from "../find/is-absent.ts";
import type { Encoding } from "./encoding.ts";

/** What collectstatic leaves in STATIC_ROOT beside the files: which they are, and under which names. */
export interface Manifest {
  readonly version: typeof manifestVersion;
  /** True when files of STATIC_ROOT may be symbolic links to those of the apps. */
  readonly linked: boolean;
  /** By the paths that pages name. */
  readonly files: Readonly<Record<string, CollectedFile>>;
  /** Files of earlier builds, which pages that are open somewhere still name. */
  readonly earlier: readonly CollectedFile[];
}

/** A collected file. */
export interface CollectedFile {
  /** Its path in STATIC_ROOT, with a hash. */
  readonly name: string;
  /** Its SHA-384 as the attribute `integrity` takes it. */
  readonly integrity: string;
  readonly variants: { readonly identity: CollectedVariant } & { readonly [Other in Encoding]?: CollectedVariant };
}

/** The size of an encoding in bytes and the beginning of the SHA-256 of its bytes. */
export interface CollectedVariant {
  readonly size: number;
  readonly hash: string;
}

const manifestVersion = 1;

/** A manifest of no files. */
export const emptyManifest: Manifest = { version: manifestVersion, linked: false, files: {}, earlier: [] };

/** The path of the manifest. */
export function manifestFile(root: string): string {
  return join(root, "staticfiles.json");
}

/**
 * Reads the manifest of a folder; undefined if there is none.
 *
 * @throws ManifestInvalid
 */
export function readManifest(root: string): Manifest | undefined {
  const file = manifestFile(root);
  const text = readText(file);
  return text === undefined ? undefined : parse(text, file);
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw error;
  }
}

function parse(text: string, file: string): Manifest {
  const found = parseJson(text, file);
  if (found.version !== manifestVersion) {
    const problem = `its version is ${JSON.stringify(found.version)}, expected ${manifestVersion}`;
    throw new ManifestInvalid({ file, problem });
  }
  if (found.files === undefined || !Array.isArray(found.earlier)) {
    throw new ManifestInvalid({ file, problem: "it lists no files" });
  }
  // The rest is as collectstatic wrote it; names are checked again before a file is opened.
  return { version: manifestVersion, linked: found.linked === true, files: found.files, earlier: found.earlier };
}

function parseJson(text: string, file: string): Partial<Manifest> {
  try {
    return Object(JSON.parse(text));
  } catch (cause) {
    throw new ManifestInvalid({ file, problem: "it is not JSON" }, { cause });
  }
}
