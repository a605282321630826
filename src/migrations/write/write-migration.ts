import { mkdir, writeFile } from "node:fs/promises";
import type { NewMigration } from "../detect/plan-migrations.ts";
import { renderIndex } from "./render-index.ts";
import { renderMigration } from "./render-migration.ts";

/** Writes the file of a new migration, and the index of its app anew. */
export async function writeMigration({ source, name, migration, directory }: NewMigration): Promise<void> {
  await mkdir(directory, { recursive: true });
  // "wx" never replaces a migration that is there already.
  await writeFile(new URL(`${name}.ts`, directory), renderMigration(migration), { flag: "wx" });
  await writeFile(new URL("index.ts", directory), renderIndex([...source.migrations.keys(), name].sort()));
}
