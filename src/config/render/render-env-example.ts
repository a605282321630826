import type { SettingsGroup } from "../define-settings.ts";
import { formatValue } from "./format-value.ts";
import { type ListedSetting, listSettings, requiredWhere } from "./list-settings.ts";

/**
 * Renders a `.env.example`: every setting with its meaning and its default commented out, so that a copy of it
 * changes nothing; what a development environment must set stands there without value.
 *
 * @example
 * renderEnvExample([kernelSettings, databaseSettings]);
 */
export function renderEnvExample(groups: readonly SettingsGroup[]): string {
  const head = "# Copy to .env, which is read in development only. The environment of the process wins over it.";
  return [head, ...listSettings(groups).map(renderSetting), ""].join("\n");
}

function renderSetting({ name, declaration }: ListedSetting): string {
  const { description, type, secret, defaultValue, developmentDefault = defaultValue } = declaration;
  const required = requiredWhere(declaration);
  const note = required === "nowhere" ? type.name : `${type.name}; required ${required}`;
  const line = `${name}=${secret ? "" : quote(formatValue(developmentDefault))}`;
  return `\n# ${description} (${note})\n${required === "everywhere" ? line : `#${line}`}`;
}

/** Quotes what a reader of such files would otherwise cut or change. */
function quote(text: string): string {
  return /^[\w./:@,=+-]*$/.test(text) ? text : JSON.stringify(text);
}
