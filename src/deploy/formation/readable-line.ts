import type { Style } from "#rooms/management";

/** Of no use to somebody who watches. */
const left = ["time", "pid", "release"];

/**
 * A log record as a person reads it: level, message, and the fields that tell something. Any other line stays as it is.
 *
 * @example
 * readableLine('{"level":"warn","message":"Signal ignored","signal":"SIGUSR1"}', style); // "WARN Signal ignored signal=SIGUSR1"
 */
export function readableLine(line: string, style: Style): string {
  const record = parseRecord(line);
  if (record === undefined) return line;
  const { level, message, ...fields } = record;
  const told = Object.entries(fields).filter(([name]) => !left.includes(name));
  return [painted(level, style), plain(message), ...told.map(([name, value]) => `${plain(name)}=${plain(value)}`)].join(
    " ",
  );
}

interface LogLine {
  readonly level: string;
  readonly message: string;
  readonly [field: string]: unknown;
}

function parseRecord(line: string): LogLine | undefined {
  if (!line.startsWith("{")) return undefined;
  try {
    const found: unknown = JSON.parse(line);
    return isRecord(found) ? found : undefined;
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is LogLine {
  const { level, message }: { level?: unknown; message?: unknown } = Object(value);
  return typeof level === "string" && typeof message === "string";
}

function painted(level: string, style: Style): string {
  const text = plain(level).toUpperCase();
  if (level === "error" || level === "fatal") return style.error(text);
  return level === "warn" ? style.warning(text) : text;
}

/** What visitors send may stand in a record, and must not command the terminal. */
function plain(value: unknown): string {
  const isHarmless = typeof value === "string" && /^\P{C}*$/u.test(value);
  return isHarmless ? value : JSON.stringify(value).replace(/\p{C}/gu, "");
}
