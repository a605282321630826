import { readFileSync } from "node:fs";
import { SourceMap } from "node:module";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** `at render (file:///srv/mysite/build/server/serve.js:1:2040)` */
const call = /^at .* \((?<url>file:.+):(?<line>\d+):(?<column>\d+)\)$/;

/** A file of a build, and what it was made of. */
interface MappedFile {
  readonly folder: string;
  readonly map: SourceMap;
}

/**
 * Shows in a stack where the source was, by the source maps that lie beside the files of a build. A line without a map
 * is left as it is; the others lose the name of the function, which the build has made short.
 */
export function showSource(stack: string): string {
  const files = new Map<string, MappedFile | undefined>();
  return stack
    .split("\n")
    .map((line) => sourceOf(line, files) ?? line)
    .join("\n");
}

function sourceOf(text: string, files: Map<string, MappedFile | undefined>): string | undefined {
  const { url, line, column } = call.exec(text)?.groups ?? {};
  if (url === undefined) return undefined;
  if (!files.has(url)) files.set(url, readMap(url));
  const file = files.get(url);
  const entry = file?.map.findEntry(Number(line) - 1, Number(column) - 1);
  if (file === undefined || entry === undefined || !("originalSource" in entry)) return undefined;
  const { originalSource, originalLine, originalColumn } = entry;
  return `at ${resolve(file.folder, originalSource)}:${originalLine + 1}:${originalColumn + 1}`;
}

/** Code may name itself as it likes, and a release may be gone by now. */
function readMap(url: string): MappedFile | undefined {
  try {
    const path = fileURLToPath(url);
    return { folder: dirname(path), map: new SourceMap(JSON.parse(readFileSync(`${path}.map`, "utf8"))) };
  } catch {
    return undefined;
  }
}
