import type { LogLevel } from "#rooms/config";
import { defineContextKey } from "#rooms/context";

/** The named values of a record; values under names of secrets are masked. */
export type LogFields = Readonly<Record<string, unknown>>;

/** Writes records to the log; `room` among their fields chooses the level of that room. */
export interface Logger {
  debug(fields: LogFields, message: string): void;
  info(fields: LogFields, message: string): void;
  warn(fields: LogFields, message: string): void;
  error(fields: LogFields, message: string): void;
  /** Writes a record of any level, such as one that was computed. */
  write(level: LogLevel, fields: LogFields, message: string): void;
  /** Writes a record that may wait for others of its kind, until the event loop has done what was ready. */
  writeSoon(level: LogLevel, fields: LogFields, message: string): void;
  /**
   * A logger whose records all carry `bindings`; `room` among them chooses the level of that room. They are read when
   * a record is written, so that a logger for each request costs next to nothing.
   */
  child(bindings: LogFields): Logger;
  /** The logger that `createLogger` made, from which this one descends. */
  readonly root: Logger;
}

/**
 * The logger of the running project; inside a request its records carry the request's id.
 *
 * @example
 * currentLogger.get().info({ orders: 3 }, "Orders sent");
 */
export const currentLogger = defineContextKey<Logger>("logging.logger");
