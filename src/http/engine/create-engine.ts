import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { type FastifyHttpOptions, type FastifyInstance, fastify } from "fastify";
import type { Resolution } from "../routing/resolve-route.ts";
import { resolveRoute, resolveSlashless } from "../routing/resolve-route.ts";
import type { RouteTable } from "../routing/route-table.ts";
import type { SiteSettings } from "../settings.ts";
import { endStalled } from "./end-stalled.ts";
import { refuseConnection, refuseTunnel } from "./refuse-connection.ts";

/** Answers one request whose route is known. */
export type Serve = (message: IncomingMessage, response: ServerResponse, resolution: Resolution) => void;

const methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

/**
 * Sets Fastify up to do what it is here for: the server, its limits, the router and `inject`.
 *
 * Each request leaves Fastify in its first hook. So its body parsing, replies, errors and log stay out of the way,
 * and every answer, of any status, is written in one place.
 */
export async function createEngine(table: RouteTable, settings: SiteSettings, serve: Serve): Promise<FastifyInstance> {
  const engine = fastify({
    ...engineOptions(settings),
    frameworkErrors: (_error, request, reply) => serve(request.raw, reply.raw, { kind: "nothing" }),
  });
  for (const url of [...table.resources.keys(), ...slashlessPatterns(table)]) {
    engine.route({ url, method: methods, exposeHeadRoute: false, handler: neverReached });
  }
  engine.setNotFoundHandler(neverReached);
  engine.addHook("onRequest", (request, reply) => {
    reply.hijack();
    const { url } = request.routeOptions;
    serve(request.raw, reply.raw, resolve(table, url, request));
  });
  // Node drops headers beyond a number without a word; their size is limited already.
  engine.server.maxHeadersCount = 0;
  engine.server.on("checkContinue", (message, response) => engine.server.emit("request", message, response));
  engine.server.on("checkExpectation", (message, response) => engine.server.emit("request", message, response));
  engine.server.on("connect", refuseTunnel);
  engine.server.setTimeout(settings.HTTP_WRITE_TIMEOUT * 1000, endStalled);
  await engine.ready();
  return engine;
}

function engineOptions(settings: SiteSettings): FastifyHttpOptions<Server> {
  return {
    logger: false,
    keepAliveTimeout: settings.HTTP_KEEP_ALIVE_TIMEOUT * 1000,
    requestTimeout: settings.HTTP_REQUEST_TIMEOUT * 1000,
    return503OnClosing: false,
    clientErrorHandler: refuseConnection,
    // A parameter can be as long as a request line; the router's own limit would answer in its own way.
    routerOptions: { maxParamLength: settings.HTTP_MAX_HEADER_SIZE },
    http: {
      maxHeaderSize: settings.HTTP_MAX_HEADER_SIZE,
      headersTimeout: settings.HTTP_HEADERS_TIMEOUT * 1000,
      // Node looks for slow clients this often.
      connectionsCheckingInterval: 5000,
      // Node's own refusal has none of the headers that every answer carries; `verifyHost` refuses instead.
      requireHostHeader: false,
    },
  };
}

/** The patterns of addresses that lack only the slash at their end. */
function slashlessPatterns({ resources }: RouteTable): string[] {
  return [...resources.keys()]
    .filter((pattern) => pattern.endsWith("/") && pattern !== "/")
    .map((pattern) => pattern.slice(0, -1))
    .filter((pattern) => !resources.has(pattern));
}

function resolve(
  { resources }: RouteTable,
  pattern: string | undefined,
  request: { readonly method: string; readonly params: unknown },
): Resolution {
  if (pattern === undefined) return { kind: "nothing" };
  const params: Readonly<Record<string, string>> = Object(request.params);
  const methods = resources.get(pattern);
  if (methods !== undefined) return resolveRoute(request.method, { methods, params });
  return resolveSlashless({ methods: resources.get(`${pattern}/`) ?? new Map(), params });
}

function neverReached(): never {
  throw new Error("Every request leaves Fastify in its onRequest hook.");
}
