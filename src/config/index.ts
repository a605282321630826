export { type Config, currentConfig } from "./config.ts";
export { databaseSettings } from "./database-settings.ts";
export { type DatabaseAddress, type DatabaseUrlOutcome, formatDatabaseUrl, parseDatabaseUrl } from "./database-url.ts";
export {
  defineSettings,
  type SettingsDeclaration,
  type SettingsGroup,
  type SettingsValues,
  type SettingsValuesAt,
} from "./define-settings.ts";
export { env } from "./env.ts";
export type { Environment, EnvironmentName } from "./environment.ts";
export {
  AllowedHostsMissing,
  ConfigInvalid,
  SettingDeclaredTwice,
  SettingsUnknown,
  SettingTooEarly,
} from "./errors.ts";
export { kernelSettings } from "./kernel-settings.ts";
export type { ConfigProblem } from "./problem.ts";
export { type ConfigRequest, readConfig } from "./read-config.ts";
export { type EnvironmentSource, readEnvironment } from "./read-environment.ts";
export { renderDiff, renderSettings, renderUnifiedDiff, renderUnifiedSettings } from "./render/render-diff.ts";
export { renderEnvExample } from "./render/render-env-example.ts";
export { renderJsonSchema } from "./render/render-json-schema.ts";
export { renderReference } from "./render/render-reference.ts";
export { type SettingText, settingTexts } from "./render/setting-texts.ts";
export { requireAllowedHosts } from "./require-allowed-hosts.ts";
export { Setting, type SettingDeclaration } from "./setting.ts";
export { accept, type JsonSchema, type Parsed, type Refusal, refuse, type SettingType } from "./setting-type.ts";
export { redacted } from "./setting-values.ts";
export type { Stage } from "./stage.ts";
export type { LogLevel, LogLevels } from "./types/log-level-type.ts";
export { releaseNameType } from "./types/release-name-type.ts";
