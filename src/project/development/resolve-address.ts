import { kernelSettings } from "#rooms/config";
import type { ListeningAddress } from "#rooms/server";
import type { ServerAddress } from "./parse-server-address.ts";
import { readServerConfig } from "./read-server-config.ts";

/**
 * Completes the address that `runserver` was given by the configured port.
 *
 * @returns undefined where the environment is broken, which is left for the server itself to report.
 */
export function resolveAddress({ host, port }: ServerAddress, directory: string): ListeningAddress | undefined {
  const known = port ?? readServerConfig(directory)?.of(kernelSettings).PORT;
  return known === undefined ? undefined : { host, port: known };
}
