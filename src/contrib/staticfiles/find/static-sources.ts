import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { currentProjectDirectory, currentRegistry } from "#rooms/apps";
import { staticFolder } from "../static-folder.ts";

/** A folder whose files the site serves. */
export interface StaticSource {
  /** The name of the app, or `project`. */
  readonly owner: string;
  readonly directory: string;
}

/** The folders in the order in which they are searched: `static/` beside `project.ts`, then those of the apps. */
export function staticSources(): readonly StaticSource[] {
  const own = join(currentProjectDirectory.get(), "static");
  const contributed = currentRegistry.get().collect(staticFolder);
  return [
    ...(existsSync(own) ? [{ owner: "project", directory: own }] : []),
    ...contributed.map(({ app, value }) => ({ owner: app.name, directory: folderPath(value) })),
  ];
}

function folderPath(folder: URL | string): string {
  return resolve(typeof folder === "string" && !folder.startsWith("file:") ? folder : fileURLToPath(folder));
}
