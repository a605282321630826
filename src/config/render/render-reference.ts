import type { SettingsGroup } from "../define-settings.ts";
import type { SettingDeclaration } from "../setting.ts";
import { formatValue } from "./format-value.ts";
import { type ListedSetting, listSettings, requiredWhere } from "./list-settings.ts";

/**
 * Renders the settings as a Markdown table: what `tolv config` prints and the manual contains.
 *
 * @example
 * renderReference([kernelSettings, databaseSettings]);
 */
export function renderReference(groups: readonly SettingsGroup[]): string {
  const rows = listSettings(groups).map(renderRow);
  return ["| Setting | Room | Type | Default | Stage | Meaning |", "|---|---|---|---|---|---|", ...rows, ""].join("\n");
}

function renderRow({ room, name, declaration }: ListedSetting): string {
  const { type, aliases, stage, secret, description } = declaration;
  const names = [name, ...aliases].map((text) => `\`${text}\``).join(" or ");
  const kind = secret ? `${type.name}, secret` : type.name;
  const cells = [names, room, kind, describeDefault(declaration), stage, description];
  return `| ${cells.map(escapeCell).join(" | ")} |`;
}

function describeDefault(declaration: SettingDeclaration<unknown>): string {
  const { defaultValue, developmentDefault, secret } = declaration;
  const required = requiredWhere(declaration);
  const usual = required === "nowhere" ? formatValue(defaultValue) || "none" : `required ${required}`;
  if (developmentDefault === undefined) return usual;
  return secret
    ? `${usual}; a known value in development`
    : `${usual}; in development ${formatValue(developmentDefault)}`;
}

function escapeCell(text: string): string {
  return text.replaceAll("|", "\\|").replaceAll("\n", " ");
}
