/** Quotes an identifier: whatever a migration names, it stays one name. */
export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** Quotes several identifiers as a list. */
export function quoteNames(names: readonly string[]): string {
  return names.map(quoteName).join(", ");
}

/**
 * Writes a value as a literal, for the statements that take no parameters; the column's type reads it.
 *
 * @param value What `Field.toDatabase` answers.
 */
export function quoteLiteral(value: unknown): string {
  if (value === null || value === undefined) return "NULL";
  const text = literalText(value);
  const quoted = `'${text.replaceAll("'", "''").replaceAll("\\", "\\\\")}'`;
  return text.includes("\\") ? `E${quoted}` : quoted;
}

function literalText(value: unknown): string {
  if (Buffer.isBuffer(value)) return `\\x${value.toString("hex")}`;
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
