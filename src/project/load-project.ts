import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Project } from "./define-project.ts";
import { ModuleMissing, ProjectInvalid, ProjectNotFound } from "./errors.ts";

/** A project and where it was found. */
export interface LoadedProject {
  readonly project: Project;
  readonly directory: string;
}

const fileNames = ["project.ts", "project.js"];

/**
 * Finds the project file in a folder or the nearest one above it.
 *
 * @throws `project.not_found`
 */
export function findProjectFile(directory: string): string {
  for (let folder = directory; ; folder = dirname(folder)) {
    const file = fileNames.map((name) => join(folder, name)).find(existsSync);
    if (file !== undefined) return file;
    if (folder === dirname(folder)) throw new ProjectNotFound({ directory, names: fileNames });
  }
}

/**
 * Imports the project of a folder.
 *
 * @throws `project.not_found`, `project.invalid`, `project.module_missing`, and whatever the project's own code throws.
 */
export async function loadProject(directory: string): Promise<LoadedProject> {
  const file = findProjectFile(directory);
  const module: { readonly default?: unknown } = await import(pathToFileURL(file).href).catch(explain);
  if (!isProject(module.default)) throw new ProjectInvalid({ file, found: describe(module.default) });
  return { project: module.default, directory: dirname(file) };
}

function explain(error: unknown): never {
  if (!(error instanceof Error) || !("code" in error) || error.code !== "ERR_MODULE_NOT_FOUND") throw error;
  throw new ModuleMissing({ reason: error.message }, { cause: error });
}

function isProject(value: unknown): value is Project {
  return typeof value === "object" && value !== null && "registry" in value && "settings" in value;
}

function describe(value: unknown): string {
  return value === undefined ? "nothing" : `a value of type ${typeof value}`;
}
