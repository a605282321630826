export { Duration, type DurationParts } from "./values/duration.ts";
export { PlainDate } from "./values/plain-date.ts";
export { PlainTime } from "./values/plain-time.ts";
