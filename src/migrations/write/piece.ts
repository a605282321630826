/** Source text that may be broken over several lines. */
export type Piece = string | Group | Property;

/** A property whose value has no brackets; if the line is too long, the value gets one of its own. */
export interface Property {
  readonly name: string;
  readonly value: string;
}

/** Pieces between brackets, on one line or on one line each. */
export interface Group {
  readonly open: string;
  readonly items: readonly Piece[];
  readonly close: string;
  /** What stands inside the brackets on one line: a space for objects. */
  readonly padding: string;
  /** True if the last item may be broken alone, as in `createModel("Tag", {`. */
  readonly hugsLast: boolean;
  /** True if it is broken even if it would fit. */
  readonly broken: boolean;
}

/** The longest line, as the formatter's settings say; characters. */
const lineWidth = 120;

/**
 * Writes a piece as the formatter would.
 *
 * @param indent Spaces before its lines.
 * @param used Characters already on its first line, and those that must follow on its last one.
 */
export function printPiece(piece: Piece, indent: number, used: number): string {
  const flat = flatText(piece);
  if (flat !== undefined && used + flat.length <= lineWidth) return flat;
  if (typeof piece === "string") return piece;
  if ("value" in piece) return brokenProperty(piece, indent);
  return (piece.hugsLast && hugged(piece, indent, used)) || broken(piece, indent);
}

/** The piece on one line, or undefined if it has to be broken. */
function flatText(piece: Piece): string | undefined {
  if (typeof piece === "string") return piece;
  if ("value" in piece) return `${piece.name}: ${piece.value}`;
  const items = piece.items.map(flatText);
  if (piece.broken || items.includes(undefined)) return undefined;
  if (items.length === 0) return piece.open + piece.close;
  return `${piece.open}${piece.padding}${items.join(", ")}${piece.padding}${piece.close}`;
}

/** Behind a name of up to four characters the formatter sees nothing to win. */
function brokenProperty({ name, value }: Property, indent: number): string {
  return name.length < 5 ? `${name}: ${value}` : `${name}:\n${" ".repeat(indent + 2)}${value}`;
}

function broken({ open, items, close }: Group, indent: number): string {
  const inner = " ".repeat(indent + 2);
  const lines = items.map((item) => `${inner}${printPiece(item, indent + 2, indent + 3)},\n`);
  return `${open}\n${lines.join("")}${" ".repeat(indent)}${close}`;
}

/** The first items on one line, the last one broken; undefined if that does not fit. */
function hugged({ open, items, close }: Group, indent: number, used: number): string | undefined {
  const first = items.slice(0, -1).map(flatText);
  const last = items.at(-1);
  if (typeof last !== "object" || "value" in last || first.includes(undefined)) return undefined;
  const head = `${open}${first.map((item) => `${item}, `).join("")}`;
  if (used + head.length + last.open.length > lineWidth) return undefined;
  return `${head}${broken(last, indent)}${close}`;
}
