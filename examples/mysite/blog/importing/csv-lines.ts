import { CsvReader, type CsvRow } from "./csv-reader.ts";
import type { ImportLine } from "./import-line.ts";

/** The records of a CSV file whose first row names the fields. */
export async function* csvLines(text: AsyncIterable<string>): AsyncGenerator<ImportLine> {
  let names: readonly string[] | undefined;
  for await (const row of csvRows(text)) {
    if (names === undefined) names = row.cells.map((cell) => cell.trim());
    else yield named(names, row);
  }
}

async function* csvRows(text: AsyncIterable<string>): AsyncGenerator<CsvRow> {
  const reader = new CsvReader();
  for await (const piece of text) yield* reader.push(piece);
  yield* reader.end();
}

function named(names: readonly string[], { line, cells }: CsvRow): ImportLine {
  if (cells.length !== names.length) {
    return { line, problem: `it has ${cells.length} cells, and the first row names ${names.length} fields` };
  }
  return { line, values: Object.fromEntries(names.map((name, index) => [name, cells[index]])) };
}
