/** One import or re-export of a file. */
export interface ImportedModule {
  /** What stands between the quotes. */
  readonly specifier: string;
  /**
   * True for `import type …` and `export type …`. An import whose names are all marked `type` one by one is not
   * among them: under `verbatimModuleSyntax` Node still loads the module.
   */
  readonly typeOnly: boolean;
}

// The names of an import contain none of these characters, which keeps `export const a = "…"` and the like out.
const declaration = /\b(import|export)\b(\s+type\b(?!\s+from\b))?([^;"'`()=]*?)(["'])(_*)\4/g;
const call = /\bimport\s*\(\s*(["'`])(_*)\1/g;

/**
 * Finds what a file imports, in every spelling: several lines, types, re-exports, side effects, `import()`.
 *
 * @param source The file.
 * @param masked The same file as `maskSource` leaves it.
 */
export function scanImports(source: string, masked: string): ImportedModule[] {
  const declared = [...masked.matchAll(declaration)].filter(isImport).map((match) => ({
    specifier: specifierOf(source, match),
    typeOnly: match[2] !== undefined,
  }));
  const called = [...masked.matchAll(call)].map((match) => ({
    specifier: specifierOf(source, match),
    typeOnly: false,
  }));
  return [...declared, ...called];
}

/** Names are followed by `from`; only an import for its side effect has none. */
function isImport([, keyword, , names = ""]: RegExpExecArray): boolean {
  return /(^|[\s}*])from\s*$/.test(names) || (keyword === "import" && names.trim() === "");
}

function specifierOf(source: string, match: RegExpExecArray): string {
  const end = match.index + match[0].length;
  return source.slice(end - (match.at(-1)?.length ?? 0) - 1, end - 1);
}
