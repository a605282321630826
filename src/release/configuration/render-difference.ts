import type { ChangedSetting, ConfigurationDifference } from "./compare-configurations.ts";

/**
 * Writes how two configurations differ, one setting a line: names and marks, never values.
 *
 * @example
 * renderDifference(difference); // "  ~ LOG_LEVEL  changed  [3f9a1c02 -> 77ab01cd]\n"
 */
export function renderDifference({ settings, isComplete }: ConfigurationDifference): string {
  const width = Math.max(0, ...settings.map(({ name }) => name.length));
  const lines = settings.map((setting) => `  ${signOf(setting)} ${setting.name.padEnd(width)}  ${describe(setting)}`);
  if (lines.length === 0 && isComplete) lines.push("  No setting differs.");
  if (!isComplete) lines.push(incomparable);
  return `${lines.join("\n")}\n`;
}

const incomparable =
  "  SECRET_KEY was replaced, and the former one is not in SECRET_KEY_FALLBACKS: whether values differ cannot be told.";

function signOf({ change }: ChangedSetting): string {
  if (change.startsWith("added")) return "+";
  return change === "removed" ? "-" : "~";
}

function describe({ change, before, after }: ChangedSetting): string {
  const marks = [before, after].filter((mark) => mark !== undefined).map((mark) => mark.slice(0, 8));
  return marks.length === 0 ? change : `${change}  [${marks.join(" -> ")}]`;
}
