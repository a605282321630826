import type { TolvError } from "#rooms/errors";
import { BadRequest, TooManyFields } from "../errors.ts";

/** A request target taken apart. */
export interface Target {
  /** Path and query as they arrived. */
  readonly target: string;
  /** The host of a target in absolute form (`GET http://example.com/`), which proxies send. */
  readonly authority: string | undefined;
  /** Percent-decoded; as it arrived if that is impossible. */
  readonly path: string;
  readonly rawPath: string;
  /** Without its question mark. */
  readonly rawQuery: string;
  /** Why no handler should see this request; undefined if it is sound. */
  readonly malformed: TolvError | undefined;
}

/** Takes the request line's target apart; what is wrong with it is reported, not thrown. */
export function readTarget(url: string, maxFields: number): Target {
  const { authority, target } = url.startsWith("/") ? { authority: undefined, target: url } : readAbsoluteForm(url);
  const end = target.indexOf("?");
  const rawPath = end < 0 ? target : target.slice(0, end);
  const rawQuery = end < 0 ? "" : target.slice(end + 1);
  const path = decodePath(rawPath);
  const malformed = findFault(path, { target, rawQuery, maxFields });
  return { target, authority, path: path ?? rawPath, rawPath, rawQuery, malformed };
}

/** @see https://www.rfc-editor.org/rfc/rfc9112#section-3.2.2 */
function readAbsoluteForm(url: string): Pick<Target, "authority" | "target"> {
  const [, authority, path = url] = /^https?:\/\/([^/?#]*)(.*)$/i.exec(url) ?? [];
  return { authority, target: authority === undefined || path.startsWith("/") ? path : `/${path}` };
}

function decodePath(rawPath: string): string | undefined {
  if (!rawPath.includes("%")) return rawPath;
  try {
    return decodeURIComponent(rawPath);
  } catch {
    return undefined;
  }
}

interface Suspect {
  readonly target: string;
  readonly rawQuery: string;
  readonly maxFields: number;
}

function findFault(path: string | undefined, { target, rawQuery, maxFields }: Suspect): TolvError | undefined {
  if (path === undefined) return new BadRequest({ problem: "The path is not percent-encoded UTF-8." });
  // PostgreSQL has no text with NUL in it, and nobody means one.
  if (path.includes("\0") || rawQuery.includes("%00")) {
    return new BadRequest({ problem: "The address contains a NUL character." });
  }
  // Browsers keep it to themselves; a router may cut there while others read on.
  if (target.includes("#")) return new BadRequest({ problem: "The address contains a fragment." });
  if (countsMore(rawQuery, maxFields)) return new TooManyFields({ limit: maxFields });
  return undefined;
}

/** True for more fields than a limit; a query that is no longer than that has no room for them. */
function countsMore(rawQuery: string, limit: number): boolean {
  return rawQuery.length >= limit && rawQuery.split("&", limit + 1).length > limit;
}
