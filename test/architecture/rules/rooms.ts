import { type Finding, levelOf, roomOf, type SourceTree } from "../source-tree.ts";

/** Every folder is a room of the table, and every room has an entry point. */
export function checkRooms(tree: SourceTree): Finding[] {
  const folders = [...new Set([...tree.keys()].map(roomOf))];
  return folders.flatMap((room) => {
    const path = `src/${room}`;
    if (levelOf(room) === undefined) return [{ rule: "unknown-room", path, message: "is not in the table of rooms" }];
    if (tree.has(path) || tree.has(`${path}/index.ts`)) return [];
    return [{ rule: "no-entry-point", path, message: "has no index.ts" }];
  });
}
