import { defineContextKey } from "#rooms/context";
import { nearest } from "#rooms/util";
import type { Command } from "./define-command.ts";
import { UnknownCommand } from "./errors.ts";
import type { Style } from "./output.ts";

/** The commands that one app, or Tolv itself, brings. */
export interface CommandGroup {
  readonly app: string;
  readonly commands: readonly Command[];
}

/** The commands that this command line may run. */
export const currentCommands = defineContextKey<readonly CommandGroup[]>("management.commands");

/**
 * Finds a command by its name; among several of one name the last group's wins, so that an app can replace a command
 * of Tolv.
 *
 * @throws UnknownCommand with the nearest name.
 */
export function findCommand(groups: readonly CommandGroup[], name: string): Command {
  const commands = groups.flatMap((group) => group.commands);
  const found = commands.findLast((command) => command.name === name);
  if (found !== undefined) return found;
  const names = commands.map((command) => command.name);
  throw new UnknownCommand({ name, nearest: nearest(name, [...names, "help"]) });
}

/** Renders what `tolv help` prints: every command below its app, with its sentence of help. */
export function renderCommandList(groups: readonly CommandGroup[], style: Style): string {
  const effective = groups.map(({ app, commands }) => ({
    app,
    commands: commands.filter((command) => findCommand(groups, command.name) === command),
  }));
  const width = Math.max(0, ...effective.flatMap(({ commands }) => commands.map(({ name }) => name.length)));
  const sections = effective
    .filter(({ commands }) => commands.length > 0)
    .flatMap(({ app, commands }) => ["", style.heading(`[${app}]`), ...renderCommands(commands, width)]);
  return ["Type 'tolv help <command>' for help on one command.", "", "Available commands:", ...sections].join("\n");
}

function renderCommands(commands: readonly Command[], width: number): string[] {
  const sorted = [...commands].sort((one, other) => (one.name < other.name ? -1 : 1));
  return sorted.map(({ name, help }) => `    ${name.padEnd(width)}  ${help}`);
}
