import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { type ContextEntry, defineContextKey } from "#rooms/context";
import type { Project } from "../define-project.ts";
import { ModuleMissing, ProjectInvalid, ProjectNotFound } from "../errors.ts";

/** A project and where it was found. */
export interface LoadedProject {
  readonly project: Project;
  readonly directory: string;
}

/** Where the code of a project comes from. */
export interface ProjectSource {
  /** The path of its module, which a build need not have any more. */
  readonly file: string;
  /** Imports the module. */
  load(): Promise<{ readonly default?: unknown }>;
}

/** The project that is built into this process; none where projects are read from their files. */
const builtProject = defineContextKey<ProjectSource>("project.built");

/** What a program that has its project built in adds to its context. */
export function builtInto(project: ProjectSource | undefined): readonly ContextEntry[] {
  return project === undefined ? [] : [builtProject.with(project)];
}

/** True in a program that has its project built in. */
export function isBuilt(): boolean {
  return builtProject.find() !== undefined;
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
 * Finds the project of this process: the one that is built into it, else that of the folder.
 *
 * @throws `project.not_found`
 */
export function findProject(directory: string): ProjectSource {
  return builtProject.find() ?? fileSource(findProjectFile(directory));
}

/**
 * Imports the project of a folder, or the one that is built into this process.
 *
 * @throws `project.not_found`, `project.invalid`, `project.module_missing`, and whatever the project's own code throws.
 */
export async function loadProject(folder: string): Promise<LoadedProject> {
  const { file, load } = findProject(folder);
  const module = await load().catch(explain);
  if (!isProject(module.default)) throw new ProjectInvalid({ file, found: describe(module.default) });
  return { project: module.default, directory: dirname(file) };
}

function fileSource(file: string): ProjectSource {
  return { file, load: () => import(pathToFileURL(file).href) };
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
