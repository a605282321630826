import { defineContextKey } from "#rooms/context";
import { RouteDuplicate, RouteNameTaken } from "../errors.ts";
import type { Route } from "./route.ts";
import { parseRoutePath, type RoutePath, routerPattern } from "./route-path.ts";

/** A route with its path taken apart. */
export interface RouteEntry {
  readonly route: Route;
  readonly path: RoutePath;
}

/** The routes of a site, by the addresses they match and by name. */
export interface RouteTable {
  /** Router pattern → method → route. */
  readonly resources: ReadonlyMap<string, ReadonlyMap<string, RouteEntry>>;
  readonly names: ReadonlyMap<string, RouteEntry>;
}

/** The routes of the running site: what `reverse` reads. */
export const currentRoutes = defineContextKey<RouteTable>("http.routes");

/**
 * Sorts the routes of a site.
 *
 * @throws RouteDuplicate, RouteNameTaken
 */
export function createRouteTable(routes: readonly Route[]): RouteTable {
  const entries = routes.map((route) => ({ route, path: parseRoutePath(route.path) }));
  return { resources: groupByPattern(entries), names: indexByName(entries) };
}

function groupByPattern(entries: readonly RouteEntry[]): RouteTable["resources"] {
  const resources = new Map<string, Map<string, RouteEntry>>();
  for (const entry of entries) {
    const { method, path } = entry.route;
    const pattern = routerPattern(entry.path);
    const methods = resources.get(pattern) ?? new Map<string, RouteEntry>();
    if (methods.has(method)) throw new RouteDuplicate({ method, path });
    resources.set(pattern, methods.set(method, entry));
  }
  return resources;
}

function indexByName(entries: readonly RouteEntry[]): RouteTable["names"] {
  const names = new Map<string, RouteEntry>();
  for (const entry of entries) {
    const { name, path } = entry.route;
    if (name === undefined) continue;
    const taken = names.get(name)?.route.path ?? path;
    if (taken !== path) throw new RouteNameTaken({ name, paths: [taken, path] });
    names.set(name, entry);
  }
  return names;
}
