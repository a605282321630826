import { createLogger, type LoggerSettings } from "#rooms/logging";

/** A logger whose lines are kept in memory. */
export function recordingLogger(settings: LoggerSettings = {}) {
  const lines: string[] = [];
  const logger = createLogger({ ...settings, destination: { write: (line) => void lines.push(line) } });
  return { logger, lines, records: () => lines.map((line): Record<string, unknown> => JSON.parse(line)) };
}
