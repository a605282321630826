import { fileURLToPath } from "node:url";

/** Where the caller of `tag` stands, as `file:line:column`; for errors, since it costs a stack trace. */
export function templateLocation(tag: (...values: never[]) => unknown): string {
  const trace: { stack?: string } = {};
  Error.captureStackTrace(trace, tag);
  const frame = trace.stack?.split("\n")[1] ?? "";
  const place = /\(?([^()\s]+:\d+:\d+)\)?$/.exec(frame)?.[1] ?? "an unknown place";
  return place.startsWith("file:") ? fileURLToPath(place) : place;
}
