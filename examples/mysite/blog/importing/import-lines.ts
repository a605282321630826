import { type ErrorsByField, nonField, ValidationFailed } from "tolv/db";
import type { ImportLine } from "./import-line.ts";
import { type ImportOptions, importPost } from "./import-post.ts";

/** How an import went, in numbers of records. */
export interface ImportResult {
  readonly created: number;
  readonly updated: number;
  readonly wrong: number;
}

interface ReportedImport extends ImportOptions {
  /** Hears of each wrong record as soon as it is read. */
  readonly complain: (line: number, problem: string) => void;
}

/** Imports one record after the other; a wrong one does not stop the others. */
export async function importLines(
  lines: AsyncIterable<ImportLine>,
  { complain, ...options }: ReportedImport,
): Promise<ImportResult> {
  const result = { created: 0, updated: 0, wrong: 0 };
  for await (const line of lines) {
    const outcome = await importLine(line, options);
    if (typeof outcome === "string") result[outcome] += 1;
    else {
      result.wrong += 1;
      for (const problem of outcome) complain(line.line, problem);
    }
  }
  return result;
}

/** What was done, or everything that is wrong. */
async function importLine(
  line: ImportLine,
  options: ImportOptions,
): Promise<"created" | "updated" | readonly string[]> {
  if ("problem" in line) return [line.problem];
  try {
    return await importPost(line.values, options);
  } catch (error) {
    if (error instanceof ValidationFailed) return sentences(error.details.errors);
    throw error;
  }
}

function sentences(errors: ErrorsByField): string[] {
  return Object.entries(errors).flatMap(([name, problems]) => {
    return problems.map(({ message }) => (name === nonField ? message : `${name}: ${message}`));
  });
}
