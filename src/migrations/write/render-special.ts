import { Duration, PlainDate, PlainTime } from "#rooms/db";

/** Values of Tolv's own classes that their text makes again. */
const textClasses = { Duration, PlainDate, PlainTime };

/** Writes a value that is no plain object: a date, bytes, SQL; undefined for one that a migration cannot name. */
export function renderSpecial(value: object): string | undefined {
  if (value instanceof Date) return `new Date("${value.toISOString()}")`;
  if (Buffer.isBuffer(value)) return `Buffer.from("${value.toString("base64")}", "base64")`;
  if (isSql(value)) return `sql\`${value.text.replace(/[\\`]|\$\{/g, "\\$&")}\``;
  const [name] = Object.entries(textClasses).find(([, type]) => value instanceof type) ?? [];
  return name === undefined ? undefined : `${name}.from(${JSON.stringify(String(value))})`;
}

/** SQL as the `sql` tag makes it. */
function isSql(value: object): value is { readonly text: string } {
  return "text" in value && typeof value.text === "string" && "params" in value && "all" in value;
}
