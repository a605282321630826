/** Writes a value as one would write it into the environment; nothing for undefined. */
export function formatValue(value: unknown): string {
  if (value === undefined) return "";
  if (Array.isArray(value)) return value.join(",");
  if (typeof value !== "object" || value === null) return String(value);
  return Object.entries(value)
    .map(([name, item]) => `${name}=${item}`)
    .join(",");
}
