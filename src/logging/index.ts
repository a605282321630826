export { createLogger, type LoggerSettings } from "./create-logger.ts";
export { type LogDestination, openLogDestination } from "./destination.ts";
export { defineLogRecord, type LogRecord, type RecordContent, subscribeLogRecords } from "./log-record.ts";
export { currentLogger, type LogFields, type Logger } from "./logger.ts";
export { redactText } from "./redact-text.ts";
