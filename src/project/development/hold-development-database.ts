import { databaseSettings, readConfig } from "#rooms/config";
import { attachDevelopmentDatabase } from "#rooms/devdb";
import { TolvError } from "#rooms/errors";
import type { Lifecycle } from "#rooms/lifecycle";
import { readDevelopmentEnvironment } from "./development-environment.ts";

/**
 * Keeps the development PostgreSQL running between two runs of the server, if the project uses it.
 *
 * A broken environment or a database that cannot start is left for the server itself to report.
 */
export async function holdDevelopmentDatabase(directory: string, lifecycle: Lifecycle): Promise<void> {
  try {
    if (!usesDevelopmentDatabase(directory)) return;
    const share = await attachDevelopmentDatabase({ directory });
    lifecycle.onStop("development database", () => share.release());
  } catch (error) {
    if (!(error instanceof TolvError)) throw error;
  }
}

function usesDevelopmentDatabase(directory: string): boolean {
  const environment = readDevelopmentEnvironment(directory);
  const config = readConfig({ groups: [databaseSettings], environment, stage: "release" });
  return config.of(databaseSettings).DATABASE_URL === undefined;
}
