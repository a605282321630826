import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** The lines around the place where an error was thrown. */
export interface SourceExcerpt {
  readonly file: string;
  readonly line: number;
  readonly lines: readonly { readonly number: number; readonly text: string }[];
}

const context = 5;

/** Reads the lines around the topmost frame of the project's own code; undefined if none can be read. */
export function sourceExcerpt(error: Error): SourceExcerpt | undefined {
  const frame = error.stack
    ?.split("\n")
    .map(parseFrame)
    .find((place) => place !== undefined);
  const text = frame === undefined ? undefined : readSource(frame.file);
  if (frame === undefined || text === undefined) return undefined;
  const first = Math.max(frame.line - context, 1);
  const lines = text.split("\n").slice(first - 1, frame.line + context);
  return { ...frame, lines: lines.map((line, index) => ({ number: first + index, text: line })) };
}

function parseFrame(line: string): { file: string; line: number } | undefined {
  const [, url, number] = /^\s+at .*?\(?(file:\/\/[^)]+?):(\d+):\d+\)?$/.exec(line) ?? [];
  if (url === undefined || url.includes("/node_modules/")) return undefined;
  return { file: fileURLToPath(url), line: Number(number) };
}

function readSource(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}
