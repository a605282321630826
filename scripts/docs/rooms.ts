import { existsSync } from "node:fs";
import { rooms } from "../../test/architecture/rooms.ts";

/** A room with what its entry point exports. */
export interface LoadedRoom {
  readonly name: string;
  readonly exports: Readonly<Record<string, unknown>>;
}

/** Loads every room that exists, bottom up; a planned one has no folder yet. */
export async function loadRooms(): Promise<LoadedRoom[]> {
  const existing = rooms
    .map(({ name }) => ({ name, entryPoint: new URL(`../../src/${name}/index.ts`, import.meta.url) }))
    .filter(({ entryPoint }) => existsSync(entryPoint));
  return Promise.all(existing.map(async ({ name, entryPoint }) => ({ name, exports: await import(entryPoint.href) })));
}
