import { existsSync, statSync } from "node:fs";
import { relative, resolve } from "node:path";
import type { Environment } from "#rooms/config";
import type { DeploymentModel } from "#rooms/deploy";
import type { Output } from "#rooms/management";
import { AlreadyExists, FolderMissing } from "../errors.ts";
import { writeNewFiles } from "../files/write-new-files.ts";
import { checkName } from "../names/check-name.ts";
import { type GitOutcome, initialiseGit } from "./initialise-git.ts";
import { installPackages } from "./install-packages.ts";
import { readPackageFile, writePackageFile } from "./package-file.ts";
import { projectFiles } from "./project-files.ts";

/** A project to be made. */
export interface ProjectRequest {
  readonly name: string;
  /** An existing folder; without one a new folder of the project's name. */
  readonly folder: string | undefined;
  /** Where relative folders begin. */
  readonly directory: string;
  /** What it will be deployed as, with the settings that it will read. */
  readonly deployment: DeploymentModel;
  /** Whether npm fetches its packages, which needs a network. */
  readonly install: boolean;
  /** The environment of git and npm. */
  readonly environment: Environment;
  readonly output: Output;
}

/**
 * Makes a project: its files, its repository, its packages with their lock file. Nothing that is there is replaced.
 *
 * @throws NameInvalid, AlreadyExists, FolderMissing, FilesInTheWay, PackageFileInvalid, NotWritable, PackagesMissing
 */
export async function startProject(request: ProjectRequest): Promise<void> {
  const { name, deployment, environment, install, output } = request;
  checkName("project", name);
  const folder = destination(request);
  const found = readPackageFile(folder);
  await writeNewFiles(folder, await projectFiles(name, deployment));
  await writePackageFile(folder, name, found);
  report(await initialiseGit(folder, environment), output);
  if (install) await installPackages(folder, environment);
  output.line(nextSteps(request, folder));
}

function destination({ name, folder, directory }: ProjectRequest): string {
  const path = resolve(directory, folder ?? name);
  if (folder === undefined && existsSync(path)) throw new AlreadyExists({ path });
  if (folder !== undefined && !isFolder(path)) throw new FolderMissing({ folder: path });
  return path;
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function report(outcome: GitOutcome, output: Output): void {
  if (outcome === "git is missing") output.notice("git is not on your path: the project is no repository yet.");
  if (outcome === "git failed") output.notice("git could not make a repository; run `git init` when that is mended.");
}

function nextSteps({ name, directory, install }: ProjectRequest, folder: string): string {
  const path = relative(directory, folder);
  const commands = [...(path === "" ? [] : [`cd ${path}`]), ...(install ? [] : ["npm install"]), "npm start"];
  return `The project ${name} is ready. Go on with\n\n${commands.map((command) => `  ${command}`).join("\n")}\n`;
}
