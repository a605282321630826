/**
 * Writes JSON as Python does by default, in ASCII: everything else is escaped, so that signatures over it agree.
 *
 * @example
 * asciiJson("Zoë"); // "\"Zo\\u00eb\""
 *
 * @see https://docs.python.org/3/library/json.html#json.dumps on ensure_ascii
 */
export function asciiJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
