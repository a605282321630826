import { ConfigInvalid, kernelSettings, readConfig, readEnvironment } from "#rooms/config";
import { verifyFreeAddress } from "#rooms/server";
import { developmentEnvironment } from "./development-environment.ts";
import type { ServerAddress } from "./parse-server-address.ts";

/**
 * Ends `runserver` before anything starts when nobody can listen at its address: no change of a file would repair that.
 *
 * A broken environment is left for the server itself to report.
 *
 * @throws `server.port_in_use`, `server.port_forbidden`, `server.address_unavailable`.
 */
export async function refuseTakenAddress({ host, port }: ServerAddress, directory: string): Promise<void> {
  const wanted = port ?? configuredPort(directory);
  if (wanted !== undefined) await verifyFreeAddress({ host, port: wanted });
}

function configuredPort(directory: string): number | undefined {
  try {
    const environment = readEnvironment({ directory, defaults: developmentEnvironment });
    return readConfig({ groups: [], environment, stage: "run" }).of(kernelSettings).PORT;
  } catch (error) {
    if (error instanceof ConfigInvalid) return undefined;
    throw error;
  }
}
