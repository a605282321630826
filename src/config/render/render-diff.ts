import type { Config } from "../config.ts";
import { defaultIn } from "../setting.ts";
import { redacted } from "../setting-values.ts";
import { covers } from "../stage.ts";
import { formatValue } from "./format-value.ts";
import { type ListedSetting, listSettings } from "./list-settings.ts";

/**
 * Renders the settings whose values differ from their defaults, one a line, sorted: what `tolv diffsettings`
 * prints. Secrets are redacted; settings of a later stage are left out.
 *
 * @example
 * renderDiff(config); // "PORT = 9000\nSECRET_KEY = [redacted]\n"
 */
export function renderDiff(config: Config): string {
  return joinLines(listValues(config).filter(({ changed }) => changed));
}

/** Renders every setting as `renderDiff` does, those at their default marked with `###`. */
export function renderSettings(config: Config): string {
  return joinLines(listValues(config).map((one) => (one.changed ? one : { ...one, line: `### ${one.line}` })));
}

interface SettingLine {
  readonly name: string;
  readonly line: string;
  readonly changed: boolean;
}

function listValues(config: Config): SettingLine[] {
  return config.groups
    .flatMap((group) => listSettings([group]).map((listed) => ({ listed, values: config.of(group) })))
    .filter(({ listed }) => covers(config.stage, listed.declaration.stage))
    .map(({ listed, values }) => describe(listed, values[listed.name], config))
    .sort((one, other) => (one.name < other.name ? -1 : 1));
}

function describe({ name, declaration }: ListedSetting, value: unknown, { environmentName }: Config): SettingLine {
  const text = formatValue(value);
  const shown = declaration.secret && text !== "" ? redacted : text;
  return {
    name,
    line: `${name} = ${shown}`.trimEnd(),
    changed: text !== formatValue(defaultIn(declaration, environmentName)),
  };
}

function joinLines(lines: readonly SettingLine[]): string {
  return lines.map(({ line }) => `${line.replace(/[\r\n]/g, " ")}\n`).join("");
}
