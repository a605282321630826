import type { Environment } from "#rooms/config";

/** What the development server takes for granted unless the environment says otherwise. */
export const developmentEnvironment: Environment = Object.freeze({ TOLV_ENV: "development" });
