import type { SourceTree } from "../../test/architecture/source-tree.ts";

/** An exported `defineError<Type>("id", …)` or `defineChannel<Type>("id")`, as it stands in the source. */
export interface Definition {
  readonly id: string;
  /** The name of the constant. */
  readonly name: string;
  /** What its docstring says, on one line; empty when there is none. */
  readonly summary: string;
  /** The text between the angle brackets. */
  readonly type: string;
  readonly path: string;
}

/** Finds the definitions that a function makes, sorted by id. */
export function findDefinitions(tree: SourceTree, definer: "defineError" | "defineChannel"): Definition[] {
  const pattern = new RegExp(
    String.raw`^(?:/\*\*((?:(?!\*/)[\s\S])*)\*/\n)?export const (\w+) = ${definer}<([\s\S]*?)>\(\s*"([\w.]+)"`,
    "gm",
  );
  return [...tree]
    .flatMap(([path, source]) =>
      [...source.matchAll(pattern)].map(([, comment = "", name = "", type = "", id = ""]) => {
        return { id, name, summary: summarize(comment), type, path };
      }),
    )
    .sort((one, other) => (one.id < other.id ? -1 : 1));
}

/** What a docstring says before its tags, on one line. */
function summarize(comment: string): string {
  const text = comment.replace(/^\s*\* ?/gm, "").split(/^@/m)[0] ?? "";
  return text.replace(/\s+/g, " ").trim();
}
