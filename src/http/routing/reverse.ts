import { nearest } from "#rooms/util";
import { NoReverseMatch } from "../errors.ts";
import type { RouteParams } from "./path-params.ts";
import { fillRoutePath } from "./route-path.ts";
import { currentRoutes } from "./route-table.ts";

/**
 * The address of a named route of the running site.
 *
 * @throws NoReverseMatch when no route has this name or the parameters do not fit it.
 *
 * @example
 * reverse("blog:detail", { slug: post.slug }); // "/blog/first-post/"
 */
export function reverse(name: string, params: RouteParams = {}): string {
  const { names } = currentRoutes.get();
  const entry = names.get(name);
  if (entry === undefined) throw new NoReverseMatch({ name, problem: missing(name, [...names.keys()]) });
  return fillRoutePath(name, entry.path, params);
}

function missing(name: string, names: readonly string[]): string {
  const meant = nearest(name, names);
  if (meant !== undefined) return `no route has this name; did you mean "${meant}"`;
  return names.length === 0 ? "no route has a name" : `the names are ${names.toSorted().join(", ")}`;
}
