import type { SettingsGroup } from "../define-settings.ts";
import type { SettingDeclaration } from "../setting.ts";

/** A setting with its name and the room that declared it. */
export interface ListedSetting {
  readonly room: string;
  readonly name: string;
  readonly declaration: SettingDeclaration<unknown>;
}

/** Lists the settings of all groups in the order of their declaration. */
export function listSettings(groups: readonly SettingsGroup[]): ListedSetting[] {
  return groups.flatMap(({ room, settings }) =>
    Object.entries(settings).map(([name, { declaration }]) => ({ room, name, declaration })),
  );
}

/** Where the environment must give the setting. */
export function requiredWhere(
  declaration: SettingDeclaration<unknown>,
): "nowhere" | "outside development" | "everywhere" {
  const { defaultValue, developmentDefault, optional } = declaration;
  if (defaultValue !== undefined || optional === "everywhere") return "nowhere";
  return developmentDefault !== undefined || optional === "development" ? "outside development" : "everywhere";
}
