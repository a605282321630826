import type { LogLevel } from "#rooms/config";
import type { LogFields } from "./logger.ts";
import { presentTime } from "./present-time.ts";
import { addFields } from "./redact.ts";
import { redactText } from "./redact-text.ts";

/** What a line says. */
interface LineContent {
  readonly level: LogLevel;
  /** From the root's bindings to the record's own fields; of two with one name the later counts. */
  readonly fields: readonly LogFields[];
  readonly message: string;
}

/** Renders a record as one line of JSON; JSON escapes line ends, so that no value can begin another line. */
export function renderLine({ level, fields, message }: LineContent): string {
  const record: Record<string, unknown> = { level, time: presentTime(), pid: process.pid };
  for (const each of fields) addFields(record, each);
  record.message = redactText(message);
  return `${JSON.stringify(record)}\n`;
}
