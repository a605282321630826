import { pino, stdTimeFunctions } from "pino";
import type { LogLevel, LogLevels } from "#rooms/config";
import { type LogDestination, openLogDestination } from "./destination.ts";
import type { LogFields, Logger } from "./logger.ts";
import { createPrettyDestination } from "./pretty-destination.ts";
import { redactFields } from "./redact.ts";
import { redactText } from "./redact-text.ts";
import { type Threshold, Thresholds } from "./thresholds.ts";

/** What `createLogger` takes. */
export interface LoggerSettings {
  /** The least grave records that are written; "silent" writes none. Default "info". */
  readonly level?: Threshold;
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
  const target = openTarget(settings);
  const writer = createWriter((line) => target.write(line));
  const patientWriter = createWriter((line) => (target.writeSoon ? target.writeSoon(line) : target.write(line)));
  return new PinoLogger({ writer, patientWriter, thresholds: new Thresholds(level, levels) }, redactFields(bindings));
}

function openTarget({ pretty = false, colors = false, destination = openLogDestination() }: LoggerSettings) {
  return pretty ? createPrettyDestination(destination, { colors }) : destination;
}

/** A function for each level that writes one line. */
type Writer = Readonly<Record<LogLevel, (fields: LogFields, message: string) => void>>;

function createWriter(write: (line: string) => void): Writer {
  const options = {
    level: "debug",
    base: { pid: process.pid },
    messageKey: "message",
    timestamp: stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
  };
  return pino(options, { write });
}

/** What a logger shares with its descendants. */
interface Log {
  readonly writer: Writer;
  /** For records that may wait for others. */
  readonly patientWriter: Writer;
  readonly thresholds: Thresholds;
}

class PinoLogger implements Logger {
  readonly root: Logger;
  readonly #log: Log;
  readonly #bindings: LogFields;

  constructor(log: Log, bindings: LogFields, root?: Logger) {
    this.root = root ?? this;
    this.#log = log;
    this.#bindings = bindings;
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
    this.#writeBy(this.#log.writer, { level, fields, message });
  }

  writeSoon(level: LogLevel, fields: LogFields, message: string): void {
    this.#writeBy(this.#log.patientWriter, { level, fields, message });
  }

  child(bindings: LogFields): Logger {
    return new PinoLogger(this.#log, { ...this.#bindings, ...redactFields(bindings) }, this.root);
  }

  #writeBy(writer: Writer, { level, fields, message }: LeveledRecord): void {
    if (!this.#log.thresholds.allow(level, fields.room ?? this.#bindings.room)) return;
    writer[level]({ ...this.#bindings, ...redactFields(fields) }, redactText(message));
  }
}

interface LeveledRecord {
  readonly level: LogLevel;
  readonly fields: LogFields;
  readonly message: string;
}
