import type { LogLevels } from "#rooms/config";
import { type LogDestination, openLogDestination } from "./destination.ts";
import { LineLogger } from "./line-logger.ts";
import type { LogFields, Logger } from "./logger.ts";
import { createPrettyDestination } from "./pretty-destination.ts";
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
  return new LineLogger({ destination: openTarget(settings), thresholds: new Thresholds(level, levels) }, [bindings]);
}

function openTarget({ pretty = false, colors = false, destination = openLogDestination() }: LoggerSettings) {
  return pretty ? createPrettyDestination(destination, { colors }) : destination;
}
