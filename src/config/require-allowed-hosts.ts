import type { Config } from "./config.ts";
import { AllowedHostsMissing } from "./errors.ts";
import { kernelSettings } from "./kernel-settings.ts";

/**
 * Refuses to serve a site that would answer to no host: every serving command calls it first.
 *
 * @throws config.allowed_hosts when `DEBUG` is off and `ALLOWED_HOSTS` is empty.
 */
export function requireAllowedHosts(config: Config): void {
  const { DEBUG, ALLOWED_HOSTS } = config.of(kernelSettings);
  if (DEBUG || ALLOWED_HOSTS.length > 0) return;
  throw new AllowedHostsMissing({ misspelling: config.misspelling("ALLOWED_HOSTS") });
}
