import type { LogLevel } from "#rooms/config";
import type { LogDestination } from "./destination.ts";
import type { LogFields, Logger } from "./logger.ts";
import { renderLine } from "./render-line.ts";
import type { Thresholds } from "./thresholds.ts";

/** What a logger shares with its descendants. */
interface Log {
  readonly destination: LogDestination;
  readonly thresholds: Thresholds;
}

/** Writes records as lines. A child is made for each request, so it computes nothing until something is written. */
export class LineLogger implements Logger {
  readonly root: Logger;
  readonly #log: Log;
  readonly #bindings: readonly LogFields[];

  /** @param bindings those of the ancestors first. */
  constructor(log: Log, bindings: readonly LogFields[], root?: Logger) {
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
    const line = this.#render({ level, fields, message });
    if (line !== undefined) this.#log.destination.write(line);
  }

  writeSoon(level: LogLevel, fields: LogFields, message: string): void {
    const { destination } = this.#log;
    const line = this.#render({ level, fields, message });
    if (line === undefined) return;
    if (destination.writeSoon) destination.writeSoon(line);
    else destination.write(line);
  }

  child(bindings: LogFields): Logger {
    return new LineLogger(this.#log, [...this.#bindings, bindings], this.root);
  }

  /** Undefined for a record that is below the threshold of its room. */
  #render({ level, fields, message }: LeveledRecord): string | undefined {
    const all = [...this.#bindings, fields];
    const room = all.findLast((each) => each.room !== undefined)?.room;
    if (!this.#log.thresholds.allow(level, room)) return undefined;
    return renderLine({ level, fields: all, message });
  }
}

interface LeveledRecord {
  readonly level: LogLevel;
  readonly fields: LogFields;
  readonly message: string;
}
