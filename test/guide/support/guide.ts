import assert from "node:assert/strict";
import { rm } from "node:fs/promises";
import { after } from "node:test";
import { testDatabase } from "../../support/database.ts";
import { writeProject } from "../../support/documented-project.ts";
import { documentedFiles } from "../../support/readme.ts";
import { tolv } from "../../support/tolv.ts";

/** The project that pages of the guides write, and its database. */
export interface Guide {
  readonly directory: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Is closed before the database is dropped. */
  readonly resources: AsyncDisposableStack;
}

/** A page of the guides. */
export function guidePage(name: string): URL {
  return new URL(`../../../docs/guide/${name}`, import.meta.url);
}

/** Nobody reads the mails of the guides, and their passwords are worth nothing. */
const cheap = { TOLV_ENV: "development", EMAIL_URL: "memory:", PASSWORD_ITERATIONS: "1000" };

/** Writes the project that the pages show, in their order; its database is empty. */
export async function writeGuide(...pages: readonly string[]): Promise<Guide> {
  const resources = new AsyncDisposableStack();
  after(() => resources.disposeAsync());
  const directory = await writeProject(pages.map(guidePage).flatMap(documentedFiles));
  resources.defer(() => rm(directory, { recursive: true }));
  const { url } = await testDatabase();
  return { directory, environment: { ...cheap, DATABASE_URL: url }, resources };
}

/** Writes the project and makes its tables with the commands that the reader would use. */
export async function writeMigratedGuide(...pages: readonly string[]): Promise<Guide> {
  const guide = await writeGuide(...pages);
  for (const command of ["makemigrations", "migrate"]) {
    const { exitCode, stderr } = await tolv([command], guide);
    assert.equal(exitCode, 0, stderr);
  }
  return guide;
}
