import type { LogLevel } from "#rooms/config";
import type { Channel } from "#rooms/events";
import { currentLogger, type LogFields, type Logger } from "./logger.ts";

/** What an event looks like in the log. */
export interface RecordContent {
  readonly room: string;
  readonly level: LogLevel;
  readonly message: string;
  readonly fields: LogFields;
  /** True for what comes so often that it is written together with others; see `Logger.writeSoon`. */
  readonly canWait?: boolean;
}

/** A translation of one kind of event into records. */
export interface LogRecord {
  readonly channel: string;
  /** Calls `write` for each event that yields a record; returns the function that stops it. */
  subscribe(write: (compose: () => RecordContent | undefined) => void): () => void;
}

/**
 * Defines how the events of a channel are logged; undefined leaves an event out.
 *
 * @example
 * export const queryRecord = defineLogRecord(queryExecuted, ({ sql, milliseconds }) => ({
 *   room: "db", level: "debug", message: "Query", fields: { sql, milliseconds },
 * }));
 */
export function defineLogRecord<Event>(
  channel: Channel<Event>,
  toRecord: (event: Event) => RecordContent | undefined,
): LogRecord {
  return {
    channel: channel.name,
    subscribe: (write) => channel.subscribe((event) => write(() => toRecord(event))),
  };
}

/**
 * Logs the events of the records' channels from now on, through the logger of the context in which an event happens,
 * so that records carry the request's id. Events of another project in the same process are left to that project.
 *
 * A translation that fails is logged itself: it must not end the process that only emitted an event.
 *
 * @returns the function that stops it.
 */
export function subscribeLogRecords(records: readonly LogRecord[], logger: Logger): () => void {
  const stops = records.map(({ channel, subscribe }) =>
    subscribe((compose) => {
      const nearest = currentLogger.find() ?? logger;
      if (nearest.root === logger.root) writeRecord(nearest, { channel, compose });
    }),
  );
  return () => {
    for (const stop of stops) stop();
  };
}

interface Composition {
  readonly channel: string;
  readonly compose: () => RecordContent | undefined;
}

function writeRecord(logger: Logger, { channel, compose }: Composition): void {
  try {
    const record = compose();
    if (record === undefined) return;
    const { room, level, fields, message, canWait } = record;
    const ofRoom = logger.child({ room });
    if (canWait) ofRoom.writeSoon(level, fields, message);
    else ofRoom.write(level, fields, message);
  } catch (error) {
    logger.error({ room: "logging", channel, error }, "An event could not be logged");
  }
}
