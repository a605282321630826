import { resolve } from "node:path";
import { currentProjectDirectory } from "#rooms/apps";
import { type Config, currentConfig } from "#rooms/config";
import { staticFilesUncollected } from "../events.ts";
import { staticSources } from "../find/static-sources.ts";
import { staticSettings } from "../settings.ts";
import { CollectedLibrary } from "./collected-library.ts";
import { LiveLibrary } from "./live-library.ts";
import { readManifest } from "./manifest.ts";
import type { StaticLibrary } from "./static-library.ts";

/** One for each running project. */
const libraries = new WeakMap<Config, StaticLibrary>();

/**
 * The static files of the running project: in development those of the apps as they are, elsewhere those that were
 * collected. Where none were, those of the apps again, and the log says so: a page without its style is worse.
 *
 * @throws ManifestInvalid
 */
export function currentLibrary(): StaticLibrary {
  const config = currentConfig.get();
  const known = libraries.get(config);
  if (known !== undefined) return known;
  const library = openLibrary(config);
  libraries.set(config, library);
  return library;
}

/** The folder that STATIC_ROOT names. */
export function staticRoot(): string {
  return resolve(currentProjectDirectory.get(), staticSettings.values().STATIC_ROOT);
}

function openLibrary({ environmentName }: Config): StaticLibrary {
  if (environmentName === "development") return new LiveLibrary(staticSources());
  const root = staticRoot();
  const manifest = readManifest(root);
  if (manifest !== undefined) return new CollectedLibrary(root, manifest);
  staticFilesUncollected.emit({ root });
  return new LiveLibrary(staticSources());
}
