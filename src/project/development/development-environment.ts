import { ConfigInvalid, type Environment, readEnvironment } from "#rooms/config";

/** What the development server takes for granted unless the environment says otherwise. */
export const developmentEnvironment: Environment = Object.freeze({ TOLV_ENV: "development" });

/**
 * Reads the environment of the development server.
 *
 * @throws config.invalid
 */
export function readDevelopmentEnvironment(directory: string): Environment {
  return readEnvironment({ directory, defaults: developmentEnvironment });
}

/** True unless the environment says that this is another one than development. */
export function isDevelopment(directory: string): boolean {
  try {
    return readDevelopmentEnvironment(directory).TOLV_ENV === "development";
  } catch (error) {
    if (!(error instanceof ConfigInvalid)) throw error;
    // Only development reads a file that can be broken.
    return true;
  }
}
