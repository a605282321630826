import { currentConfig, type Environment, readConfig } from "#rooms/config";
import { type ContextEntry, runInContext } from "#rooms/context";
import { authSettings } from "../../src/contrib/auth/settings.ts";

/** The secret key that the values in `fixtures/django-vectors.json` were signed with. */
export const secretKey = "prod-secret";

/** A configuration of a development project with cheap password hashes. */
export function configure(environment: Environment = {}): ContextEntry {
  const cheap = { TOLV_ENV: "development", SECRET_KEY: secretKey, PASSWORD_ITERATIONS: "1000" };
  const config = readConfig({ groups: [authSettings], environment: { ...cheap, ...environment }, stage: "run" });
  return currentConfig.with(config);
}

/** Runs `work` under such a configuration. */
export function configured<Result>(work: () => Result, environment: Environment = {}): Result {
  return runInContext([configure(environment)], work);
}
