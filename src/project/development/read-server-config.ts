import { type Config, ConfigInvalid, readConfig } from "#rooms/config";
import { readDevelopmentEnvironment } from "./development-environment.ts";

/** Reads the settings of the kernel without the project, whose code may be broken; undefined when they are broken. */
export function readServerConfig(directory: string): Config | undefined {
  try {
    return readConfig({ groups: [], environment: readDevelopmentEnvironment(directory), stage: "run" });
  } catch (error) {
    if (error instanceof ConfigInvalid) return undefined;
    throw error;
  }
}
