import { defineContextKey } from "#rooms/context";
import type { SettingsDeclaration, SettingsGroup, SettingsValues } from "./define-settings.ts";
import type { EnvironmentName } from "./environment.ts";
import type { Stage } from "./stage.ts";

/** The configuration of this process: read once, frozen. */
export interface Config {
  readonly environmentName: EnvironmentName;
  readonly stage: Stage;
  readonly groups: readonly SettingsGroup[];
  /** The values of one group; throws `config.unknown_settings` if it was not read. */
  of<Settings extends SettingsDeclaration>(group: SettingsGroup<Settings>): SettingsValues<Settings>;
  /** A variable that is set and looks like a misspelt `name`. */
  misspelling(name: string): string | undefined;
}

/** The configuration of the running project. */
export const currentConfig = defineContextKey<Config>("config.config");
