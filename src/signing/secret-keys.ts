import { kernelSettings } from "#rooms/config";

/**
 * The keys of the running project: the first one signs, all of them verify.
 *
 * @throws context.missing outside a running project.
 * @throws config.stage when the configuration was read for a build or a release.
 */
export function secretKeys(): readonly string[] {
  const { SECRET_KEY, SECRET_KEY_FALLBACKS } = kernelSettings.values();
  return [SECRET_KEY, ...SECRET_KEY_FALLBACKS];
}
