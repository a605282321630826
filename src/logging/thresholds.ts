import type { LogLevel, LogLevels } from "#rooms/config";
import { oncePerName } from "#rooms/util";

/** The least grave records that are written; "silent" writes none. */
export type Threshold = LogLevel | "silent";

const severities: Readonly<Record<Threshold, number>> = {
  debug: 20,
  info: 30,
  warn: 40,
  error: 50,
  fatal: 60,
  silent: 99,
};

/** Which records are written: those of a room by the level of the room, or of the nearest room around it that has one. */
export class Thresholds {
  readonly #general: Threshold;
  readonly #levels: LogLevels;
  /** Asked for each statement and request. */
  readonly #severityOf = oncePerName((room) => severities[this.#find(room)]);

  constructor(general: Threshold, levels: LogLevels) {
    this.#general = general;
    this.#levels = levels;
  }

  /** True for a record that is written; a room that is no text counts as none. */
  allow(level: LogLevel, room: unknown): boolean {
    return severities[level] >= this.#severityOf(typeof room === "string" ? room : "");
  }

  #find(room: string): Threshold {
    const names = Object.keys(this.#levels).filter((name) => room === name || room.startsWith(`${name}.`));
    const [nearest] = names.sort((one, other) => other.length - one.length);
    return (nearest === undefined ? undefined : this.#levels[nearest]) ?? this.#general;
  }
}
