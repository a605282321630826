import { existsSync, readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Output } from "#rooms/management";
import { AlreadyExists, NameInvalid } from "../errors.ts";
import { writeNewFiles } from "../files/write-new-files.ts";
import { checkName } from "../names/check-name.ts";
import { identifier } from "../names/identifier.ts";
import { addToProject, importLine } from "./add-to-project.ts";
import { appFiles } from "./app-files.ts";

/** An app to be made. */
export interface AppRequest {
  readonly name: string;
  /** The folder of `project.ts`. */
  readonly directory: string;
  /** The names of the apps that the project has. */
  readonly apps: readonly string[];
  readonly output: Output;
}

/**
 * Makes an app in a folder of its name, and adds it to a project that is written as `startproject` writes it; otherwise
 * it says what to add.
 *
 * @throws NameInvalid, AlreadyExists, NotWritable
 */
export async function startApp({ name, directory, apps, output }: AppRequest): Promise<void> {
  checkName("app", name);
  refuseTaken(name, apps);
  const path = join(directory, name);
  if (existsSync(path)) throw new AlreadyExists({ path });
  await writeNewFiles(directory, appFiles(name));
  output.line(`The app ${name} is in ${name}/.`);
  output.line((await joinProject(directory, name)) ? "project.ts lists it." : whatToAdd(name));
}

function refuseTaken(name: string, apps: readonly string[]): void {
  if (!apps.some((app) => identifier(app) === identifier(name))) return;
  const problem = `'${name}' conflicts with the name of an app of this project and cannot be used as an app name. Please try another name.`;
  throw new NameInvalid({ problem });
}

async function joinProject(directory: string, name: string): Promise<boolean> {
  const file = join(directory, "project.ts");
  const source = existsSync(file) ? readFileSync(file, "utf8") : "";
  const changed = addToProject(source, name);
  if (changed === undefined) return false;
  await writeFile(file, changed);
  return true;
}

function whatToAdd(name: string): string {
  return `Add it to your project:\n\n  ${importLine(name)}\n\nand ${identifier(name)} to the list \`apps\` of defineProject.`;
}
