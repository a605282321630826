export { spansDropped } from "./events.ts";
export { tracingLogRecords } from "./log-records.ts";
export { sendTraces, type TracingOptions } from "./send-traces.ts";
export { tracingSettings } from "./settings.ts";
