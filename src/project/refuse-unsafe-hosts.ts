import { AllowedHostsMissing, type Config, requireAllowedHosts } from "#rooms/config";
import { CommandError } from "#rooms/management";

/**
 * Stops a serving command that would answer to any host name.
 *
 * @throws CommandError when DEBUG is off and ALLOWED_HOSTS is empty.
 */
export function refuseUnsafeHosts(config: Config): void {
  try {
    requireAllowedHosts(config);
  } catch (error) {
    if (!(error instanceof AllowedHostsMissing)) throw error;
    throw new CommandError({ message: error.message, ...(error.hint !== undefined && { hint: error.hint }) });
  }
}
