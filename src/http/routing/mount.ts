import { RouteInvalid } from "../errors.ts";
import type { Route } from "./route.ts";

/**
 * Puts routes under a prefix, and their names into a namespace.
 *
 * @param prefix Starts and ends with a slash.
 * @throws RouteInvalid when the prefix lacks one of its slashes.
 *
 * @example
 * mount("/blog/", { namespace: "blog" }, blogRoutes); // "/:slug/" named "detail" → "/blog/:slug/" named "blog:detail"
 */
export function mount(prefix: string, options: { readonly namespace?: string }, routes: readonly Route[]): Route[] {
  if (!/^\/(.*\/)?$/.test(prefix)) {
    throw new RouteInvalid({ path: prefix, problem: "a prefix starts and ends with a slash" });
  }
  return routes.map((route) => ({
    ...route,
    path: prefix + route.path.slice(1),
    name: qualify(options.namespace, route.name),
  }));
}

function qualify(namespace: string | undefined, name: string | undefined): string | undefined {
  return namespace === undefined || name === undefined ? name : `${namespace}:${name}`;
}
