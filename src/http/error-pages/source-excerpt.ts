import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The lines around the place where an error was thrown. */
export interface SourceExcerpt {
  readonly file: string;
  readonly line: number;
  readonly lines: readonly { readonly number: number; readonly text: string }[];
}

const context = 5;

/** Tolv's own code, where it is not installed as a package but checked out beside the project. */
const framework = join(import.meta.dirname, "../..");

/** Reads the lines around the topmost frame of the project's own code, else of Tolv's; undefined if none can be read. */
export function sourceExcerpt(error: Error): SourceExcerpt | undefined {
  const frames = (error.stack ?? "")
    .split("\n")
    .map(parseFrame)
    .filter((place) => place !== undefined);
  const frame = frames.find(({ file }) => !file.startsWith(framework)) ?? frames[0];
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
