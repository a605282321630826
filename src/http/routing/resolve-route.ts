import type { RouteParams } from "./path-params.ts";
import { readParams } from "./route-path.ts";
import type { RouteEntry } from "./route-table.ts";

/** What the routes have to say about a request. */
export type Resolution =
  | { readonly kind: "route"; readonly entry: RouteEntry; readonly params: RouteParams }
  | { readonly kind: "methods"; readonly allowed: readonly string[] }
  | { readonly kind: "slash-missing" }
  | { readonly kind: "nothing" };

/** A resource that the router found, with the texts of its parameters. */
export interface RouterMatch {
  readonly methods: ReadonlyMap<string, RouteEntry>;
  readonly params: Readonly<Record<string, string | undefined>>;
}

/** Chooses the route of a method; HEAD is answered by GET's. */
export function resolveRoute(method: string, match: RouterMatch): Resolution {
  const entry = match.methods.get(method === "HEAD" ? "GET" : method);
  if (entry === undefined) return resolveMethods(match);
  const params = readParams(entry.path, match.params);
  return params === undefined ? { kind: "nothing" } : { kind: "route", entry, params };
}

/** Decides about an address that lacks only its final slash. */
export function resolveSlashless(match: RouterMatch): Resolution {
  return fitsAny(match) ? { kind: "slash-missing" } : { kind: "nothing" };
}

function resolveMethods(match: RouterMatch): Resolution {
  return fitsAny(match) ? { kind: "methods", allowed: allowedMethods(match.methods) } : { kind: "nothing" };
}

/** False where the router let an empty parameter pass. */
function fitsAny({ methods, params }: RouterMatch): boolean {
  return [...methods.values()].some((entry) => readParams(entry.path, params) !== undefined);
}

function allowedMethods(methods: ReadonlyMap<string, RouteEntry>): string[] {
  return [...methods.keys()].flatMap((method) => (method === "GET" ? ["GET", "HEAD"] : [method])).concat("OPTIONS");
}
