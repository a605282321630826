import { defineError } from "#rooms/errors";

/** A template refers to a file that no app has; raised by `staticFile` and `staticUrl`. */
export const StaticFileUnknown = defineError<{ path: string; nearest: string | undefined; collected: boolean }>(
  "staticfiles.unknown_file",
  {
    message: ({ path, nearest }) => `There is no static file ${JSON.stringify(path)}.${didYouMean(nearest)}`,
    hint: ({ collected }) =>
      collected
        ? "If the file is new, run tolv collectstatic again; tolv findstatic shows where files come from."
        : "tolv findstatic shows which folders are searched.",
  },
);

/** A reference of a collected file that leads nowhere. */
export interface MissingReference {
  /** The file that refers. */
  readonly path: string;
  readonly line: number;
  readonly specifier: string;
  /** The path that it comes to. */
  readonly target: string;
  readonly nearest: string | undefined;
}

/** Files refer to others that no app has; raised by `tolv collectstatic`. */
export const StaticReferencesMissing = defineError<{ missing: readonly MissingReference[] }>(
  "staticfiles.missing_references",
  {
    message: ({ missing }) =>
      missing
        .map(
          ({ path, line, specifier, target, nearest }) =>
            `${path}:${line} refers to ${JSON.stringify(specifier)}, but there is no ${target}.${didYouMean(nearest)}`,
        )
        .join("\n"),
    hint: "Correct the references or add the files; nothing was collected.",
  },
);

/** The manifest in STATIC_ROOT is damaged, or of another version of Tolv. */
export const ManifestInvalid = defineError<{ file: string; problem: string }>("staticfiles.manifest_invalid", {
  message: ({ file, problem }) => `${file} is no manifest of collected files: ${problem}.`,
  hint: "Run tolv collectstatic --clear.",
});

/** STATIC_ROOT holds, or lies in, what collectstatic reads. */
export const StaticRootOverlaps = defineError<{ root: string; folder: string }>("staticfiles.root_overlaps", {
  message: ({ root, folder }) => `STATIC_ROOT ${root} and ${folder} lie in each other.`,
  hint: "Set STATIC_ROOT to a folder that holds nothing but collected files.",
});

/** `collectstatic --clear` on a folder whose files are not collected ones. */
export const StaticRootForeign = defineError<{ root: string }>("staticfiles.root_foreign", {
  message: ({ root }) => `${root} holds files, but no manifest of collected ones: nothing was deleted.`,
  hint: "Set STATIC_ROOT to the right folder, or empty this one by hand.",
});

/** A file became shorter while it was being sent; the connection ends, so that nobody takes a part for the whole. */
export const StaticFileCut = defineError<{ file: string }>("staticfiles.file_cut", {
  message: ({ file }) => `${file} was cut while it was being sent.`,
  hint: "Replace files by renaming, as collectstatic does, never in place.",
});

function didYouMean(nearest: string | undefined): string {
  return nearest === undefined ? "" : ` Did you mean ${JSON.stringify(nearest)}?`;
}
