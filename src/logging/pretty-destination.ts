import { createRequire } from "node:module";
import type { LogDestination } from "./destination.ts";
import { escapeControlCharacters } from "./escape-control-characters.ts";

/**
 * Renders records for a person at a terminal, in this process: `10:15:02.123 INFO: db: Connected {"milliseconds":3}`.
 *
 * Control characters in values are shown as `\u001b`, so that a value can neither forge a line nor steer the terminal.
 */
export function createPrettyDestination(target: LogDestination, { colors }: { colors: boolean }): LogDestination {
  const render = loadPino().prettyFactory({
    colorize: colors,
    messageKey: "message",
    errorLikeObjectKeys: ["error"],
    translateTime: "SYS:HH:MM:ss.l",
    ignore: "pid,room,release",
    messageFormat: (record, messageKey) => [record.room, record[messageKey]].filter(Boolean).join(": "),
    singleLine: true,
  });
  return { write: (line) => target.write(render(escapeValue(JSON.parse(line)))) };
}

/** Where lines are written for machines it is not loaded, and need not be installed. */
function loadPino(): typeof import("pino-pretty") {
  return createRequire(import.meta.url)("pino-pretty");
}

/** A stack keeps its line breaks: it is printed indented, below the line of its record. */
function escapeValue(value: unknown, name = ""): unknown {
  if (typeof value === "string") return name === "stack" ? escapeLines(value) : escapeControlCharacters(value);
  if (Array.isArray(value)) return value.map((item) => escapeValue(item));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, item]) => [escapeControlCharacters(key), escapeValue(item, key)]);
  return Object.fromEntries(entries);
}

function escapeLines(text: string): string {
  return text.split("\n").map(escapeControlCharacters).join("\n");
}
