/**
 * Writes JSON on one line as Python's `json.dumps` does: with a space behind each comma and colon.
 *
 * @param write Writes names, texts, numbers and what else has no parts. Default `JSON.stringify`.
 *
 * @example
 * pythonJson({ pk: 1, tags: [2, 3] }); // '{"pk": 1, "tags": [2, 3]}'
 */
export function pythonJson(value: unknown, write: (value: unknown) => string = JSON.stringify): string {
  if (Array.isArray(value)) return `[${value.map((item) => pythonJson(item, write)).join(", ")}]`;
  if (typeof value !== "object" || value === null) return write(value);
  const members = Object.entries(value).map(([name, member]) => `${write(name)}: ${pythonJson(member, write)}`);
  return `{${members.join(", ")}}`;
}
