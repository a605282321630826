import { readFileSync } from "node:fs";

/** TypeScript of a page that names no file: its body is run as it stands. */
export interface DocumentedExample {
  /** The line of the page where it begins. */
  readonly line: number;
  readonly code: string;
}

/** The TypeScript blocks of a page whose first line names no file. */
export function documentedExamples(page: URL): DocumentedExample[] {
  const text = readFileSync(page, "utf8");
  return [...text.matchAll(/^```ts\n(?!\/\/ \S+\.ts\n)(.*?)^```$/gms)].map(({ index, 1: code = "" }) => {
    return { line: lineAt(text, index) + 1, code };
  });
}

/** The code in the last column of every table whose last column is headed `Tolv`: each is an expression. */
export function documentedCells(page: URL): DocumentedExample[] {
  const text = readFileSync(page, "utf8");
  return [...text.matchAll(/^\|.*\| Tolv \|\n\|[-| ]+\|\n((?:\|.*\|\n)+)/gm)].flatMap(
    ({ 0: table, index, 1: rows = "" }) => {
      const first = lineAt(text, index + table.length - rows.length);
      return rows
        .trimEnd()
        .split("\n")
        .flatMap((row, place) => cells(row, first + place));
    },
  );
}

/** @throws Error for a row without code: it would look as if it had been run. */
function cells(row: string, line: number): DocumentedExample[] {
  const cell = row.slice(row.lastIndexOf(" | ") + 3);
  const found = [...cell.matchAll(/(`+) ?(.+?) ?\1(?!`)/g)].map(([, , code = ""]) => ({ line, code }));
  if (found.length === 0) throw new Error(`Line ${line}: the column "Tolv" has no code.`);
  return found;
}

function lineAt(text: string, index: number): number {
  return text.slice(0, index).split("\n").length;
}
