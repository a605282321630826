import type { SettingsGroup } from "#rooms/config";

/** A setting that a deployment must give. */
export interface RequiredSetting {
  readonly name: string;
  readonly secret: boolean;
  readonly description: string;
}

/**
 * The settings that production has no value for, and `ALLOWED_HOSTS`, without which it does not serve. The parts of
 * `DATABASE_URL` are not among them.
 */
export function requiredSettings(groups: readonly SettingsGroup[]): readonly RequiredSetting[] {
  const all = groups.flatMap(({ settings }) => Object.entries(settings));
  return all
    .filter(([name, { declaration }]) => name === "ALLOWED_HOSTS" || isRequired(declaration))
    .map(
      ([
        name,
        {
          declaration: { secret, description },
        },
      ]) => ({ name, secret, description }),
    );
}

function isRequired({ defaultValue, optional }: SettingsGroup["settings"][string]["declaration"]): boolean {
  return defaultValue === undefined && optional !== "everywhere";
}
