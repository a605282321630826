import type { Config } from "../config.ts";
import { defaultIn } from "../setting.ts";
import { covers } from "../stage.ts";
import { formatValue } from "./format-value.ts";
import { type ListedSetting, listSettings } from "./list-settings.ts";

/** A setting of a configuration, its value as text. It may be a secret: never for messages as it stands. */
export interface SettingText extends ListedSetting {
  readonly text: string;
  /** What it would be by default; empty where there is none. */
  readonly defaultText: string;
}

/** The settings that a configuration was read for, sorted by name. */
export function settingTexts(config: Config): SettingText[] {
  return config.groups
    .flatMap((group) => listSettings([group]).map((listed) => ({ listed, values: config.of(group) })))
    .filter(({ listed }) => covers(config.stage, listed.declaration.stage))
    .map(({ listed, values }) => ({
      ...listed,
      text: formatValue(values[listed.name]),
      defaultText: formatValue(defaultIn(listed.declaration, config.environmentName)),
    }))
    .sort((one, other) => (one.name < other.name ? -1 : 1));
}
