import type { HttpRequest } from "../request/http-request.ts";

/** True when the `Accept` header ranks JSON above HTML; a tie and a missing header mean HTML. */
export function prefersJson(request: HttpRequest): boolean {
  const accept = request.header("accept");
  if (accept === undefined) return false;
  const ranges = accept.toLowerCase().split(",").map(parseRange);
  const json = Math.max(...["application/json", "application/problem+json"].map((type) => quality(ranges, type)));
  return json > quality(ranges, "text/html");
}

interface MediaRange {
  readonly type: string;
  readonly quality: number;
}

function parseRange(range: string): MediaRange {
  const [type = "", ...parameters] = range.split(";").map((part) => part.trim());
  const weight = parameters.find((parameter) => parameter.startsWith("q="))?.slice(2);
  return { type, quality: weight === undefined ? 1 : Number(weight) || 0 };
}

/** @see https://www.rfc-editor.org/rfc/rfc9110#section-12.5.1 */
function quality(ranges: readonly MediaRange[], type: string): number {
  const [family] = type.split("/");
  for (const pattern of [type, `${family}/*`, "*/*"]) {
    const range = ranges.find((candidate) => candidate.type === pattern);
    if (range !== undefined) return range.quality;
  }
  return 0;
}
