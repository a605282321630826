import { mkdir, writeFile } from "node:fs/promises";
import type { NewMigration } from "../detect/plan-migrations.ts";
import { renderIndex } from "./render-index.ts";
import { renderMigration } from "./render-migration.ts";

/** Writes the files of new migrations, and the indexes of their apps anew. */
export async function writeMigrations(migrations: readonly NewMigration[]): Promise<void> {
  const apps = Map.groupBy(migrations, ({ source }) => source);
  for (const [source, ofApp] of apps) {
    for (const migration of ofApp) await writeFileOf(migration);
    const names = [...source.migrations.keys(), ...ofApp.map(({ name }) => name)].sort();
    for (const { directory } of ofApp.slice(0, 1)) await writeFile(new URL("index.ts", directory), renderIndex(names));
  }
}

async function writeFileOf({ name, migration, directory }: NewMigration): Promise<void> {
  await mkdir(directory, { recursive: true });
  // "wx" never replaces a migration that is there already.
  await writeFile(new URL(`${name}.ts`, directory), renderMigration(migration), { flag: "wx" });
}
