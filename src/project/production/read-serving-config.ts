import { dirname } from "node:path";
import { type Config, ConfigInvalid, kernelSettings, readConfig, readEnvironment } from "#rooms/config";
import { serverSettings } from "#rooms/server";
import { findProject, loadProject } from "../loading/load-project.ts";
import { settingsOf } from "../settings-of.ts";

/** What a server needs to know of the configuration, besides its project. */
export interface ServingConfig {
  readonly config: Config;
  readonly kernel: ReturnType<typeof kernelSettings.values>;
  readonly server: ReturnType<typeof serverSettings.values>;
}

/**
 * Reads the settings of the server without loading the project.
 *
 * @throws config.invalid naming the problems of the whole project, which is loaded for it then.
 */
export async function readServingConfig(directory: string): Promise<ServingConfig> {
  try {
    return readServerSettings(directory);
  } catch (error) {
    if (!(error instanceof ConfigInvalid)) throw error;
    const loaded = await loadProject(directory);
    const environment = readEnvironment({ directory: loaded.directory });
    readConfig({ groups: settingsOf(loaded.project), environment, stage: "run" });
    throw error;
  }
}

/** As `readServingConfig`, when it is no start: only the server's own problems are named. */
export function readServerSettings(directory: string): ServingConfig {
  const environment = readEnvironment({ directory: dirname(findProject(directory).file) });
  const config = readConfig({ groups: [serverSettings], environment, stage: "run" });
  return { config, kernel: config.of(kernelSettings), server: config.of(serverSettings) };
}
