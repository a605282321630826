import { ConfigInvalid, kernelSettings, readConfig } from "#rooms/config";
import type { ListeningAddress } from "#rooms/server";
import { readDevelopmentEnvironment } from "./development-environment.ts";
import type { ServerAddress } from "./parse-server-address.ts";

/**
 * Completes the address that `runserver` was given by the configured port.
 *
 * @returns undefined where the environment is broken, which is left for the server itself to report.
 */
export function resolveAddress({ host, port }: ServerAddress, directory: string): ListeningAddress | undefined {
  const known = port ?? configuredPort(directory);
  return known === undefined ? undefined : { host, port: known };
}

function configuredPort(directory: string): number | undefined {
  try {
    const environment = readDevelopmentEnvironment(directory);
    return readConfig({ groups: [], environment, stage: "run" }).of(kernelSettings).PORT;
  } catch (error) {
    if (error instanceof ConfigInvalid) return undefined;
    throw error;
  }
}
