import type { Html } from "#rooms/html";
import type { HttpRequest } from "../request/http-request.ts";
import type { HttpResponse } from "../response/http-response.ts";
import type { PathParams, RouteParams } from "./path-params.ts";
import { parseRoutePath } from "./route-path.ts";

/** The methods a route may answer; HEAD follows GET, OPTIONS is answered from the routes of the path. */
export type RouteMethod = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** What a handler may answer with; an `Html` value becomes a page with status 200. */
export type HandlerResult = HttpResponse | Html;

/** Answers the requests of one route. */
export type Handler<Params extends RouteParams = RouteParams> = (
  request: HttpRequest<Params>,
) => HandlerResult | Promise<HandlerResult>;

/** What may be said about a route besides its path. */
export interface RouteOptions {
  /** The name that `reverse` finds it by, without its namespace. */
  readonly name?: string;
  /** `exempt` for endpoints that other sites post to, such as webhooks; they need a proof of their own. */
  readonly csrf?: "protected" | "exempt";
  /**
   * Whether the handler runs in the site's transaction, which opens with the first statement: kept when the handler
   * answers, undone when it throws or answers 500 and above. Default true, for GET false: reading needs none, and
   * each statement lets go of its connection. False for a handler that works for long after its first statement.
   */
  readonly atomic?: boolean;
}

/** One method at one path, answered by one handler. */
export interface Route {
  readonly method: RouteMethod;
  /** As declared, the prefixes of its mounts included. */
  readonly path: string;
  /** With its namespaces: `blog:detail`. */
  readonly name: string | undefined;
  readonly csrf: "protected" | "exempt";
  readonly atomic: boolean;
  // A method, not a property: its parameter is compared bivariantly, so routes of different paths fit one list.
  handle(request: HttpRequest<RouteParams>): HandlerResult | Promise<HandlerResult>;
}

/**
 * Declares routes.
 *
 * @throws RouteInvalid when the path is malformed.
 *
 * @example
 * export const blogRoutes = [
 *   route.get("/", { name: "index" }, listPosts),
 *   route.get("/:slug/", { name: "detail" }, (request) => showPost(request.params.slug)),
 *   route.post("/:id<int>/hook/", { csrf: "exempt" }, receiveHook),
 * ];
 */
export const route = {
  get: declare("GET"),
  post: declare("POST"),
  put: declare("PUT"),
  patch: declare("PATCH"),
  delete: declare("DELETE"),
};

function declare(method: RouteMethod) {
  return <const Path extends string>(path: Path, options: RouteOptions, handle: Handler<PathParams<Path>>): Route => {
    parseRoutePath(path);
    const { name, csrf = "protected", atomic = method !== "GET" } = options;
    return { method, path, name, csrf, atomic, handle };
  };
}
