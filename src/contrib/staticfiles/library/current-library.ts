import { resolve } from "node:path";
import { currentProjectDirectory } from "#rooms/apps";
import { type Config, currentConfig } from "#rooms/config";
import { oncePer } from "#rooms/util";
import { staticFilesUncollected } from "../events.ts";
import { staticSources } from "../find/static-sources.ts";
import { staticSettings } from "../settings.ts";
import { CollectedLibrary } from "./collected-library.ts";
import { LiveLibrary } from "./live-library.ts";
import { readManifest } from "./manifest.ts";
import type { StaticLibrary } from "./static-library.ts";

/**
 * The static files of the running project: in development those of the apps as they are, elsewhere those that were
 * collected. Where none were, those of the apps again, and the log says so: a page without its style is worse.
 *
 * @throws ManifestInvalid
 */
export function currentLibrary(): StaticLibrary {
  return libraryFor(currentConfig.get());
}

/** The folder that STATIC_ROOT names. */
export function staticRoot(): string {
  return resolve(currentProjectDirectory.get(), staticSettings.values().STATIC_ROOT);
}

/** One for each running project. */
const libraryFor = oncePer(({ environmentName }: Config): StaticLibrary => {
  if (environmentName === "development") return new LiveLibrary(staticSources());
  const root = staticRoot();
  const manifest = readManifest(root);
  if (manifest !== undefined) return new CollectedLibrary(root, manifest);
  staticFilesUncollected.emit({ root });
  return new LiveLibrary(staticSources());
});
