import { posix } from "node:path";
import { maskSource } from "../mask-source.ts";
import { exceptions, limits } from "../rooms.ts";
import { countCodeLines, scanFunctions } from "../scan-functions.ts";
import type { Finding, SourceTree } from "../source-tree.ts";

/** Files, functions, parameter lists, entry points and folders stay small. */
export function checkSizes(tree: SourceTree): Finding[] {
  const files = [...tree].filter(([path]) => !exceptions.has(path));
  return [...files.flatMap(([path, source]) => checkFile(path, maskSource(source))), ...checkFolders(tree)];
}

function checkFile(path: string, masked: string): Finding[] {
  const lines = countCodeLines(masked);
  const entryPoint = posix.basename(path) === "index.ts";
  return [
    ...exceeds(lines, limits.fileLines, { rule: "long-file", path, unit: "lines of code" }),
    ...(entryPoint ? exceeds(lines, limits.entryPointLines, { rule: "long-entry-point", path, unit: "lines" }) : []),
    ...scanFunctions(masked).flatMap((scanned) => {
      const place = `${path}:${scanned.line}`;
      return [
        ...exceeds(scanned.lines, limits.functionLines, { rule: "long-function", path: place, unit: "lines of code" }),
        ...exceeds(scanned.parameters, limits.parameters, { rule: "many-parameters", path: place, unit: "parameters" }),
      ];
    }),
  ];
}

function checkFolders(tree: SourceTree): Finding[] {
  const folders = Map.groupBy(tree.keys(), (path) => posix.dirname(path));
  return [...folders].flatMap(([path, files]) =>
    exceeds(files.length, limits.filesInFolder, { rule: "crowded-folder", path, unit: "files" }),
  );
}

function exceeds(
  count: number,
  limit: number,
  { rule, path, unit }: { rule: string; path: string; unit: string },
): Finding[] {
  return count > limit ? [{ rule, path, message: `has ${count} ${unit}, more than ${limit}` }] : [];
}
