import assert from "node:assert/strict";
import { checkArchitecture } from "./check-architecture.ts";
import type { Finding, SourceTree } from "./source-tree.ts";

/** A small house that keeps every rule. */
const house: SourceTree = new Map([
  ["src/index.ts", 'export { Thing } from "#rooms/db";\n'],
  ["src/errors/index.ts", 'export { TolvError } from "./tolv-error.ts";\n'],
  ["src/errors/tolv-error.ts", "export class TolvError extends Error {}\n"],
  ["src/config/index.ts", 'export { settings } from "./settings.ts";\n'],
  ["src/config/settings.ts", "export const settings = process.env;\n"],
  ["src/db/index.ts", 'export { Thing } from "./thing.ts";\n'],
  [
    "src/db/thing.ts",
    'import pg from "pg";\nimport { settings } from "#rooms/config";\nexport const Thing = [pg, settings];\n',
  ],
  ["src/http/index.ts", 'export type { Thing } from "./thing.ts";\n'],
  ["src/http/thing.ts", "export interface Thing {}\n"],
  ["src/contrib/auth/index.ts", 'export { user } from "./user.ts";\n'],
  ["src/contrib/auth/user.ts", 'import { Thing } from "#rooms/db";\nexport const user = Thing;\n'],
]);

/** Checks the small house after files were added to it or replaced in it. */
export function plant(files: Readonly<Record<string, string>>): Finding[] {
  return checkArchitecture(houseWith(files));
}

/** The small house with some files added or replaced. */
export function houseWith(files: Readonly<Record<string, string>>): SourceTree {
  return new Map([...house, ...Object.entries(files)]);
}

/** The rules and places of findings, for comparison. */
export function brief(findings: readonly Finding[]): string[] {
  return findings.map(({ rule, path }) => `${rule} ${path}`);
}

/** Plants a file in room db and expects exactly one finding there. */
export function assertRefusedInDb(source: string, rule: string): void {
  assert.deepEqual(brief(plant({ "src/db/planted.ts": `${source}\n` })), [`${rule} src/db/planted.ts`], source);
}

/** Plants a file in room db and expects no finding. */
export function assertWelcomeInDb(source: string): void {
  assert.deepEqual(plant({ "src/db/planted.ts": `${source}\n` }), [], source);
}
