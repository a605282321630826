let milliseconds = 0;
let text = "";

/** The present as ISO 8601 in UTC; busy processes write several records in a millisecond, which share the text. */
export function presentTime(): string {
  const now = Date.now();
  if (now !== milliseconds) {
    milliseconds = now;
    text = new Date(now).toISOString();
  }
  return text;
}
