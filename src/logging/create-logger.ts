import { pino, stdTimeFunctions } from "pino";
import type { LogLevel, LogLevels } from "#rooms/config";
import { type LogDestination, openLogDestination } from "./destination.ts";
import type { LogFields, Logger } from "./logger.ts";
import { createPrettyDestination } from "./pretty-destination.ts";
import { redactFields } from "./redact.ts";
import { redactText } from "./redact-text.ts";

/** What `createLogger` takes. */
export interface LoggerSettings {
  /** The least grave records that are written; "silent" writes none. Default "info". */
  readonly level?: LogLevel | "silent";
  /** Levels of single rooms; `http=debug` covers `http.csrf` too. */
  readonly levels?: LogLevels;
  /** Lines for a person instead of JSON. */
  readonly pretty?: boolean;
  /** Colours in pretty lines. */
  readonly colors?: boolean;
  /** Where the lines go; stdout unless a test asks for another place. */
  readonly destination?: LogDestination;
  /** What every record carries, such as the release. */
  readonly bindings?: LogFields;
}

type Severity = LogLevel | "silent";

const severities: Readonly<Record<Severity, number>> = {
  debug: 20,
  info: 30,
  warn: 40,
  error: 50,
  fatal: 60,
  silent: 99,
};

/**
 * Makes the root logger: one record a line, as JSON with `level` (a word), `time` (ISO 8601, UTC), `pid`, the bindings,
 * the fields and `message`. Secrets are masked by the names of fields and by their look inside texts.
 *
 * @example
 * const logger = createLogger({ level: "info", levels: { db: "debug" }, bindings: { release: "v12" } });
 * logger.child({ room: "db" }).debug({ milliseconds: 3 }, "Connected");
 *
 * @see https://12factor.net/logs
 */
export function createLogger(settings: LoggerSettings = {}): Logger {
  const { level = "info", levels = {}, bindings = {} } = settings;
  return new PinoLogger({ writer: createWriter(settings), level, levels }, redactFields(bindings));
}

/** A function for each level that writes one line. */
type Writer = Readonly<Record<LogLevel, (fields: LogFields, message: string) => void>>;

function createWriter({ pretty = false, colors = false, destination = openLogDestination() }: LoggerSettings): Writer {
  const target = pretty ? createPrettyDestination(destination, { colors }) : destination;
  const options = {
    level: "debug",
    base: { pid: process.pid },
    messageKey: "message",
    timestamp: stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
  };
  return pino(options, target);
}

/** What a logger shares with its descendants. */
interface Log {
  readonly writer: Writer;
  readonly level: Severity;
  readonly levels: LogLevels;
}

class PinoLogger implements Logger {
  readonly root: Logger;
  readonly #log: Log;
  readonly #bindings: LogFields;
  readonly #severity: number;

  constructor(log: Log, bindings: LogFields, root?: Logger) {
    this.root = root ?? this;
    this.#log = log;
    this.#bindings = bindings;
    this.#severity = severities[levelOf(bindings.room, log)];
  }

  debug(fields: LogFields, message: string): void {
    this.write("debug", fields, message);
  }

  info(fields: LogFields, message: string): void {
    this.write("info", fields, message);
  }

  warn(fields: LogFields, message: string): void {
    this.write("warn", fields, message);
  }

  error(fields: LogFields, message: string): void {
    this.write("error", fields, message);
  }

  write(level: LogLevel, fields: LogFields, message: string): void {
    if (severities[level] < this.#severity) return;
    this.#log.writer[level]({ ...this.#bindings, ...redactFields(fields) }, redactText(message));
  }

  child(bindings: LogFields): Logger {
    return new PinoLogger(this.#log, { ...this.#bindings, ...redactFields(bindings) }, this.root);
  }
}

function levelOf(room: unknown, { level, levels }: Log): Severity {
  if (typeof room !== "string") return level;
  const names = Object.keys(levels).filter((name) => room === name || room.startsWith(`${name}.`));
  const [nearest] = names.sort((one, other) => other.length - one.length);
  return nearest === undefined ? level : (levels[nearest] ?? level);
}
