import type { Config } from "../config.ts";
import { redacted } from "../setting-values.ts";
import { type SettingText, settingTexts } from "./setting-texts.ts";

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

/**
 * Renders the settings that differ as a diff: the default with `-`, the value with `+`.
 *
 * @example
 * renderUnifiedDiff(config); // "- PORT = 8000\n+ PORT = 9000\n+ SECRET_KEY = [redacted]\n"
 */
export function renderUnifiedDiff(config: Config): string {
  return joinLines(
    listValues(config)
      .filter(({ changed }) => changed)
      .flatMap(unified),
  );
}

/** Renders every setting as `renderUnifiedDiff` does, those at their default without a sign. */
export function renderUnifiedSettings(config: Config): string {
  return joinLines(
    listValues(config).flatMap((one) => (one.changed ? unified(one) : [{ ...one, line: `  ${one.line}` }])),
  );
}

function unified(setting: SettingLine): readonly SettingLine[] {
  const { defaultLine, line } = setting;
  const removed = defaultLine === undefined ? [] : [{ ...setting, line: `- ${defaultLine}` }];
  return [...removed, { ...setting, line: `+ ${line}` }];
}

interface SettingLine {
  readonly name: string;
  readonly line: string;
  /** What it would be by default; undefined where there is none, and for secrets. */
  readonly defaultLine: string | undefined;
  readonly changed: boolean;
}

function listValues(config: Config): SettingLine[] {
  return settingTexts(config).map(describe);
}

function describe({ name, declaration: { secret }, text, defaultText }: SettingText): SettingLine {
  const shown = secret && text !== "" ? redacted : text;
  return {
    name,
    line: `${name} = ${shown}`.trimEnd(),
    defaultLine: secret || defaultText === "" ? undefined : `${name} = ${defaultText}`,
    changed: text !== defaultText,
  };
}

function joinLines(lines: readonly SettingLine[]): string {
  return lines.map(({ line }) => `${line.replace(/[\r\n]/g, " ")}\n`).join("");
}
