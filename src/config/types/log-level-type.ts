import { nearest } from "#rooms/util";
import { accept, refuse, type SettingType } from "../setting-type.ts";
import { splitList } from "./list-type.ts";

/** How grave a record must be to be written. */
export type LogLevel = "debug" | "info" | "warn" | "error" | "fatal";

/** Levels of single rooms, by room. */
export type LogLevels = { readonly [room: string]: LogLevel };

// The right-hand names are Django's, which a deployment may still carry.
const levels: ReadonlyMap<string, LogLevel> = new Map([
  ["debug", "debug"],
  ["info", "info"],
  ["warn", "warn"],
  ["warning", "warn"],
  ["error", "error"],
  ["fatal", "fatal"],
  ["critical", "fatal"],
]);

/** One level, in either case; Django's WARNING and CRITICAL are accepted. */
export const logLevelType: SettingType<LogLevel> = {
  name: "log level",
  expected: "one of debug, info, warn, error, fatal",
  schema: { type: "string", enum: [...levels.keys()].flatMap((name) => [name, name.toUpperCase()]) },
  parse: (text) => {
    const level = levels.get(text.toLowerCase());
    return level === undefined ? refuse(suggestLevel(text)) : accept(level);
  },
};

/** Levels of single rooms, such as `db=debug,http=warn`. */
export const logLevelsType: SettingType<LogLevels> = {
  name: "log levels",
  expected: "room=level pairs separated by commas, such as db=debug,http=warn",
  schema: { type: "string", pattern: "^[^=,]+=[^=,]+(,[^=,]+=[^=,]+)*,?$" },
  parse: (text) => {
    const pairs = splitList(text).map(parsePair);
    const wrong = pairs.find((pair) => pair[1] === undefined);
    if (wrong !== undefined) return refuse(`Give "${wrong[0]}" a level: debug, info, warn, error or fatal.`);
    return accept(Object.freeze(Object.fromEntries(pairs.filter(isComplete))));
  },
};

function suggestLevel(text: string): string {
  const meant = nearest(text, levels.keys());
  return meant === undefined ? "Use one of these words." : `Did you mean ${meant}?`;
}

function parsePair(item: string): readonly [room: string, level: LogLevel | undefined] {
  const [, room = "", level = ""] = /^([^=\s]+)\s*=\s*(\w+)$/.exec(item) ?? [];
  return [room || item, levels.get(level.toLowerCase())];
}

function isComplete(pair: readonly [string, LogLevel | undefined]): pair is readonly [string, LogLevel] {
  return pair[1] !== undefined;
}
