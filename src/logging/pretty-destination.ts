import { styleText } from "node:util";
import type { LogLevel } from "#rooms/config";
import { describeError } from "./describe-error.ts";
import type { LogDestination } from "./destination.ts";
import { escapeControlCharacters } from "./escape-control-characters.ts";

type Style = Parameters<typeof styleText>[0];

/** Gives a text a colour, or leaves it as it is. */
type Paint = (style: Style, text: string) => string;

/** A line of the log, read back. */
interface ReadRecord {
  readonly level: LogLevel;
  readonly time: string;
  readonly message: string;
  readonly [name: string]: unknown;
}

const levelStyles: Readonly<Record<LogLevel, Style>> = {
  debug: "blue",
  info: "green",
  warn: "yellow",
  error: "red",
  fatal: "bgRed",
};

/**
 * Renders records for a person at a terminal: `[10:15:02.123] INFO: db: Connected {"milliseconds":3}`, and below it an
 * error with its stack and its causes. What is the same in all records of a process is left out.
 *
 * Control characters in values are shown as `\u001b`, so that a value can neither forge a line nor steer the terminal.
 */
export function createPrettyDestination(target: LogDestination, { colors }: { colors: boolean }): LogDestination {
  const paint: Paint = (style, text) => (colors ? styleText(style, text, { validateStream: false }) : text);
  return { write: (line) => target.write(renderRecord(JSON.parse(line), paint)) };
}

function renderRecord(record: ReadRecord, paint: Paint): string {
  const { level, time, message, room, error, pid, release, ...fields } = record;
  const head = `[${timeOfDay(time)}] ${paint(levelStyles[level], level.toUpperCase())}:`;
  const title = paint("cyan", escapeControlCharacters(room === undefined ? message : `${room}: ${message}`));
  const details = escapeControlCharacters(JSON.stringify(fields));
  const first = details === "{}" ? [head, title] : [head, title, paint("gray", details)];
  const below = error === undefined ? [] : describeError(error).map((line) => `    ${escapeControlCharacters(line)}`);
  return `${[first.join(" "), ...below].join("\n")}\n`;
}

/** Where the reader is; the milliseconds are the same everywhere. */
function timeOfDay(time: string): string {
  return new Date(time).toTimeString().slice(0, "hh:mm:ss".length) + time.slice(-".mmmZ".length, -1);
}
