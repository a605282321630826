import { oncePerName } from "#rooms/util";
import type { Encoding } from "../library/encoding.ts";
import type { FileVariant, ServedFile } from "../library/served-file.ts";

/**
 * Chooses the encoding that the client likes best and, of equally good ones, the smallest. The plain file is taken
 * when nothing else is acceptable, and preferred only where the client says so.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-12.5.3
 */
export function chooseVariant(acceptEncoding: string | undefined, { variants }: ServedFile): FileVariant {
  const [plain] = variants;
  if (acceptEncoding === undefined || variants.length === 1) return plain;
  const qualities = qualitiesOf(acceptEncoding);
  let best = plain;
  let highest = 0;
  for (const variant of variants) {
    const quality = qualityOf(variant.encoding, qualities);
    if (quality < highest || (quality === highest && (quality === 0 || variant.size >= best.size))) continue;
    best = variant;
    highest = quality;
  }
  return best;
}

/** A coding that nobody spoke of is not wanted, but the plain file always is, a little. */
function qualityOf(encoding: Encoding, qualities: ReadonlyMap<string, number>): number {
  const named = qualities.get(encoding);
  if (encoding === "identity") return named ?? (qualities.get("*") === 0 ? 0 : 0.0001);
  return named ?? qualities.get("*") ?? 0;
}

/** Browsers send one of a handful of headers. */
const qualitiesOf = oncePerName(readQualities);

function readQualities(header: string): ReadonlyMap<string, number> {
  const qualities = new Map<string, number>();
  for (const item of header.toLowerCase().split(",")) {
    const [, coding, quality = "1"] = /^\s*([\w*-]+)\s*(?:;\s*q\s*=\s*([01](?:\.\d{0,3})?)\s*)?$/.exec(item) ?? [];
    // x-gzip: RFC 9110, 8.4.1.3.
    if (coding !== undefined) qualities.set(coding === "x-gzip" ? "gzip" : coding, Math.min(Number(quality), 1));
  }
  return qualities;
}
