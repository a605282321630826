import { posix } from "node:path";
import { maskSource } from "../mask-source.ts";
import { type ImportedModule, scanImports } from "../scan-imports.ts";
import { type Finding, levelOf, roomOf, type SourceTree } from "../source-tree.ts";

/** An import together with the file that it is in. */
export interface LocatedImport extends ImportedModule {
  readonly path: string;
}

/** Lists every import of the tree. */
export function listImports(tree: SourceTree): LocatedImport[] {
  return [...tree].flatMap(([path, source]) =>
    scanImports(source, maskSource(source)).map((imported) => ({ ...imported, path })),
  );
}

/** Rooms are imported from above only, and only by their names. */
export function checkImports(tree: SourceTree): Finding[] {
  return listImports(tree).flatMap((imported) => {
    if (imported.specifier.startsWith(".")) return checkRelative(imported);
    return imported.specifier.startsWith("#") ? checkRoomImport(imported) : [];
  });
}

function checkRelative({ path, specifier }: LocatedImport): Finding[] {
  const target = posix.join(posix.dirname(path), specifier);
  if (target.startsWith("src/") && roomOf(target) === roomOf(path)) return [];
  return [{ rule: "past-index", path, message: `imports "${specifier}": use #rooms/${roomOf(target)}` }];
}

function checkRoomImport({ path, specifier, typeOnly }: LocatedImport): Finding[] {
  const from = levelOf(roomOf(path));
  const target = specifier.replace("#rooms/", "");
  const to = levelOf(target);
  if (to === undefined) {
    const inside = levelOf(roomOf(`src/${target}`)) !== undefined;
    return [
      { rule: inside ? "past-index" : "unknown-import", path, message: `imports "${specifier}", which is no room` },
    ];
  }
  if (from === undefined || to < from) return [];
  const kind = typeOnly ? "types of " : "";
  const place = to > from ? `level ${to}, above` : `the same level ${to}, beside`;
  const rule = to > from ? "upward-import" : "sideways-import";
  return [
    { rule: typeOnly ? `${rule}-of-types` : rule, path, message: `imports ${kind}"${specifier}", at ${place} its own` },
  ];
}
