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
  if (entry === undefined)
    throw new NoReverseMatch({ name, problem: `the names are ${[...names.keys()].sort().join(", ")}` });
  return fillRoutePath(name, entry.path, params);
}
