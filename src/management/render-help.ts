import { commonOptions } from "./common-options.ts";
import type { Command, Options } from "./define-command.ts";
import { spellings, spellName } from "./option-names.ts";

/** The widest first column of help; longer entries put their text on the next line. */
const maximalColumn = 28;

/** Renders `usage: tolv migrate [options] [app-label]`. */
export function renderUsage(command: Command): string {
  const positionals = Object.entries(command.arguments).map(([name, { arity }]) => {
    const written = spellName(name);
    if (arity === "one") return written;
    return arity === "optional" ? `[${written}]` : `[${written} ...]`;
  });
  return ["usage: tolv", command.name, "[options]", ...positionals].join(" ");
}

/** Renders the help of one command from its declaration. */
export function renderHelp(command: Command): string {
  const positionals = Object.entries(command.arguments).map(([name, { help }]) => [spellName(name), help] as const);
  return [
    renderUsage(command),
    "",
    command.help,
    ...renderSection("arguments", positionals),
    ...renderSection("options", optionRows(command.options)),
    ...renderSection("common options", optionRows(commonOptions)),
  ].join("\n");
}

type Row = readonly [name: string, help: string];

function optionRows(options: Options): Row[] {
  return Object.entries(options).map(([name, option]) => {
    const written = spellings(name, option).join(", ");
    return [option.placeholder === undefined ? written : `${written} ${option.placeholder}`, option.help];
  });
}

function renderSection(heading: string, rows: readonly Row[]): string[] {
  if (rows.length === 0) return [];
  const fitting = rows.map(([name]) => name.length).filter((length) => length <= maximalColumn);
  const width = Math.max(...fitting, 0);
  return ["", `${heading}:`, ...rows.flatMap((row) => renderRow(row, width))];
}

function renderRow([name, help]: Row, width: number): string[] {
  if (name.length <= width) return [`  ${name.padEnd(width)}  ${help}`];
  return [`  ${name}`, `  ${" ".repeat(width)}  ${help}`];
}
