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
  readonly params: Readonly<Record<string, string>>;
}

/** Chooses the route of a method; HEAD is answered by GET's. */
export function resolveRoute(method: string, match: RouterMatch): Resolution {
  const entry = match.methods.get(method === "HEAD" ? "GET" : method);
  if (entry === undefined) return resolveMethods(match);
  const params = readParams(entry.path, match.params);
  return params === undefined ? { kind: "nothing" } : { kind: "route", entry, params };
}

function resolveMethods({ methods, params }: RouterMatch): Resolution {
  const fits = [...methods.values()].some((entry) => readParams(entry.path, params) !== undefined);
  return fits ? { kind: "methods", allowed: allowedMethods(methods) } : { kind: "nothing" };
}

function allowedMethods(methods: ReadonlyMap<string, RouteEntry>): string[] {
  return [...methods.keys()].flatMap((method) => (method === "GET" ? ["GET", "HEAD"] : [method])).concat("OPTIONS");
}
