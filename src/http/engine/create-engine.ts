import type { IncomingMessage, RequestListener, Server, ServerOptions, ServerResponse } from "node:http";
import type { Resolution } from "../routing/resolve-route.ts";
import type { RouteTable } from "../routing/route-table.ts";
import type { SiteSettings } from "../settings.ts";
import { createRouter } from "./create-router.ts";
import { endStalled } from "./end-stalled.ts";
import { createServer } from "./node-http.ts";
import { refuseConnection, refuseTunnel } from "./refuse-connection.ts";

/** Answers one request whose route is known. */
export type Serve = (message: IncomingMessage, response: ServerResponse, resolution: Resolution) => void;

/** What takes requests in: from sockets, and from whoever has made one up. */
export interface Engine {
  readonly server: Server;
  readonly listener: RequestListener;
}

/** Sets Node's server up with its limits, and hands each request over with its route. */
export function createEngine(table: RouteTable, settings: SiteSettings, serve: Serve): Engine {
  const resolve = createRouter(table, settings);
  const listener: RequestListener = (message, response) => serve(message, response, resolve(message));
  const server = createServer(serverOptions(settings), listener);
  // Node drops headers beyond a number without a word; their size is limited already.
  server.maxHeadersCount = 0;
  server.on("checkContinue", (message, response) => server.emit("request", message, response));
  server.on("checkExpectation", (message, response) => server.emit("request", message, response));
  server.on("clientError", refuseConnection);
  server.on("connect", refuseTunnel);
  server.setTimeout(settings.HTTP_WRITE_TIMEOUT * 1000, endStalled);
  return { server, listener };
}

function serverOptions(settings: SiteSettings): ServerOptions {
  return {
    keepAliveTimeout: settings.HTTP_KEEP_ALIVE_TIMEOUT * 1000,
    requestTimeout: settings.HTTP_REQUEST_TIMEOUT * 1000,
    headersTimeout: settings.HTTP_HEADERS_TIMEOUT * 1000,
    maxHeaderSize: settings.HTTP_MAX_HEADER_SIZE,
    // Most requests have no body: what would read one is not made for them.
    optimizeEmptyRequests: true,
    // Node looks for slow clients this often.
    connectionsCheckingInterval: 5000,
    // Node's own refusal has none of the headers that every answer carries; `verifyHost` refuses instead.
    requireHostHeader: false,
  };
}
