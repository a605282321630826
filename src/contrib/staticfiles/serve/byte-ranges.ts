import type { ByteRange } from "../library/served-file.ts";

/** More ranges than any reader needs: such a request is for making work. */
const mostRanges = 16;

/**
 * Reads a Range header against a file of a size: the ranges in their order, `unsatisfiable` when all lie behind the
 * end, and undefined, which means the whole file, for other units, malformed ones, too many, and for ranges that
 * together are longer than the file.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-14.2
 */
export function readRanges(header: string, size: number): readonly ByteRange[] | "unsatisfiable" | undefined {
  const [, list] = /^bytes=(.+)$/i.exec(header) ?? [];
  const texts = list?.split(",").map((text) => text.trim()) ?? [];
  if (texts.length === 0 || texts.length > mostRanges) return undefined;
  const ranges = texts.filter((text) => text !== "").map((text) => readRange(text, size));
  if (ranges.length === 0 || ranges.includes("malformed")) return undefined;
  const satisfiable = ranges.filter((range) => typeof range === "object");
  if (satisfiable.length === 0) return "unsatisfiable";
  const total = satisfiable.reduce((sum, { first, last }) => sum + last - first + 1, 0);
  return satisfiable.length > 1 && total > size ? undefined : satisfiable;
}

function readRange(text: string, size: number): ByteRange | "malformed" | "unsatisfiable" {
  const [, first = "", last = ""] = /^(\d*)-(\d*)$/.exec(text) ?? [];
  if (first === "" && last === "") return "malformed";
  if (first === "") return satisfiable({ first: Math.max(size - Number(last), 0), last: size - 1 }, size);
  if (last !== "" && Number(last) < Number(first)) return "malformed";
  return satisfiable({ first: Number(first), last: last === "" ? size - 1 : Math.min(Number(last), size - 1) }, size);
}

function satisfiable(range: ByteRange, size: number): ByteRange | "unsatisfiable" {
  return range.first < size ? range : "unsatisfiable";
}
