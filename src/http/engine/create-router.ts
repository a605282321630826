import type { IncomingMessage } from "node:http";
import findMyWay from "find-my-way";
import { type Resolution, resolveRoute, resolveSlashless } from "../routing/resolve-route.ts";
import type { RouteTable } from "../routing/route-table.ts";
import type { SiteSettings } from "../settings.ts";

/** Tells what the routes have to say about a request. */
export type Router = (message: Pick<IncomingMessage, "method" | "url">) => Resolution;

/** Where all patterns lie in the router: which methods a resource has, the table knows. */
const anyMethod = "GET";

/** Makes the router of a site: addresses are found by a tree, in one walk for any number of routes. */
export function createRouter({ resources }: RouteTable, settings: SiteSettings): Router {
  const router = findMyWay({
    // A parameter can be as long as a request line; the router's own limit would answer in its own way.
    maxParamLength: settings.HTTP_MAX_HEADER_SIZE,
    // The request reads its query itself, when somebody asks for it.
    querystringParser: () => ({}),
  });
  for (const pattern of [...resources.keys(), ...slashlessPatterns(resources)]) {
    router.on(anyMethod, pattern, neverCalled, pattern);
  }
  return ({ method = "GET", url = "/" }) => {
    const found = router.find(anyMethod, url);
    const pattern: unknown = found?.store;
    if (found === null || typeof pattern !== "string") return { kind: "nothing" };
    const { params } = found;
    const methods = resources.get(pattern);
    if (methods !== undefined) return resolveRoute(method, { methods, params });
    return resolveSlashless({ methods: resources.get(`${pattern}/`) ?? new Map(), params });
  };
}

/** The patterns of addresses that lack only the slash at their end. */
function slashlessPatterns(resources: RouteTable["resources"]): string[] {
  return [...resources.keys()]
    .filter((pattern) => pattern.endsWith("/") && pattern !== "/")
    .map((pattern) => pattern.slice(0, -1))
    .filter((pattern) => !resources.has(pattern));
}

function neverCalled(): never {
  throw new Error("The router is only asked what it finds.");
}
