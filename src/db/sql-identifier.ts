import { escapeIdentifier } from "pg";
import { IdentifierInvalid } from "./errors.ts";

/** The name of a table, column or schema, ready to stand in the text of `sql`. */
export class SqlIdentifier {
  /** The quoted parts, joined by dots. */
  readonly text: string;

  /** @throws IdentifierInvalid for a part that no name can have. */
  constructor(parts: readonly string[]) {
    if (parts.length === 0) throw new IdentifierInvalid({ found: "nothing" });
    this.text = parts.map(quoted).join(".");
  }
}

function quoted(part: string): string {
  const problem = problemOf(part);
  if (problem !== undefined) throw new IdentifierInvalid({ found: problem });
  return escapeIdentifier(part);
}

function problemOf(part: unknown): string | undefined {
  if (typeof part !== "string") return `a value of type ${typeof part}`;
  if (part === "") return "an empty text";
  if (part.includes("\0")) return "one with U+0000";
  // PostgreSQL cuts long names, and two that are cut to the same one would be mistaken for each other.
  return Buffer.byteLength(part) > 63 ? "a longer one" : undefined;
}
