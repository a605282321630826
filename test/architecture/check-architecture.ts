import { checkImports } from "./rules/imports.ts";
import { checkOwners } from "./rules/owners.ts";
import { checkRooms } from "./rules/rooms.ts";
import { checkSizes } from "./rules/sizes.ts";
import type { Finding, SourceTree } from "./source-tree.ts";

/** Checks the rules that the source alone can break. */
export function checkArchitecture(tree: SourceTree): Finding[] {
  return [...checkRooms(tree), ...checkImports(tree), ...checkOwners(tree), ...checkSizes(tree)];
}

/** Renders findings for the message of a failed test, one a line. */
export function renderFindings(findings: readonly Finding[]): string {
  return findings.map(({ rule, path, message }) => `${path} ${message} (${rule})`).join("\n");
}
