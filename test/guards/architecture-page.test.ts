import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { libraries, rooms } from "../architecture/rooms.ts";

const page = readFileSync(new URL("../../docs/internals/ARCHITECTURE.md", import.meta.url), "utf8");

test("the table of rooms has each room at its level, bottom up", () => {
  assert.deepEqual(namesByLevel(rowsOf(page)), namesByLevel(rooms));
});

test("the table of rooms names the owners of libraries", () => {
  assert.deepEqual(ownersIn(page), ownersInRules());
});

test("a room at another level, a missing room and a wrong owner are seen", () => {
  const moved = page.replace("| 2 | `stamp`", "| 1 | `stamp`");
  const missing = page.replace(/^\| 0 \| `util`.*\n/m, "");
  const foreign = page.replace("`find-my-way`", "`pg`");
  assert.ok(moved !== page && missing !== page && foreign !== page);
  assert.notDeepEqual(namesByLevel(rowsOf(moved)), namesByLevel(rooms));
  assert.notDeepEqual(namesByLevel(rowsOf(missing)), namesByLevel(rooms));
  assert.notDeepEqual(ownersIn(foreign), ownersInRules());
});

interface Row {
  readonly level: number;
  readonly name: string;
  readonly owned: readonly string[];
}

/** A row may name several rooms of one level. */
function rowsOf(text: string): Row[] {
  return [...text.matchAll(/^\| (\d+) \| ([^|]+) \|[^|]*\|([^|]*)\|$/gm)].flatMap(([, level, names = "", owner = ""]) =>
    codesIn(names).map((name) => ({ level: Number(level), name, owned: codesIn(owner) })),
  );
}

function codesIn(cell: string): string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map(([, name = ""]) => name);
}

function namesByLevel(listed: readonly { readonly level: number; readonly name: string }[]): string[] {
  return listed.map(({ level, name }) => `${level} ${name}`).sort();
}

function ownersIn(text: string): string[] {
  const known = new Set(libraries.map(({ name }) => name));
  return rowsOf(text)
    .flatMap(({ name, owned }) => owned.filter((library) => known.has(library)).map((library) => `${library} ${name}`))
    .sort();
}

function ownersInRules(): string[] {
  return libraries.flatMap(({ name, owners }) => owners.map((owner) => `${name} ${owner}`)).sort();
}
