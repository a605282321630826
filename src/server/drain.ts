import type { RequestListener, Server, ServerResponse } from "node:http";
import { Server as NetServer } from "node:net";
import { ConnectionTracker } from "./connection-tracker.ts";
import { requestsCutOff } from "./events.ts";

/** How long a drain may take, and who answers meanwhile. */
export interface DrainLimits {
  /**
   * After how long idle connections are closed. Below the client's own idle timeout it loses requests that are on the
   * wire; the default is the server's keepAliveTimeout and a margin. Development takes 0.
   */
  readonly keepAliveMilliseconds?: number;
  /** After how long everything is closed, requests in work included; 30 s unless said otherwise. */
  readonly graceMilliseconds?: number;
  /** Who answers the requests that still come on open connections; the server itself unless said otherwise. */
  readonly lateRequests?: RequestListener;
}

/** What a drain had to break off. */
export interface DrainResult {
  /** Requests that were still in work at the end of the grace. */
  readonly abandonedRequests: number;
}

/** Lets a server leave without losing a request. */
export interface Drain {
  /** Stops accepting, and resolves when the last connection has gone; a second call joins the first. */
  start(limits?: DrainLimits): Promise<DrainResult>;
}

/** Node's server waits this much longer than keepAliveTimeout before it closes an idle connection, and some for the way. */
const keepAliveMargin = 1500;

/**
 * Makes a server drainable; call it before the server accepts connections, or is given those that another accepts.
 *
 * `http.Server.close()` destroys idle connections at once, so that a request already on the wire is lost, and it never
 * tells a busy client to go elsewhere. A drain instead answers everything, with `Connection: close`, and waits until
 * the clients have left. A response whose head has been sent keeps its connection; the next one on it says close.
 *
 * @example
 * const drain = createDrain(server);
 * await listen({ server, host, port });
 * lifecycle.onStop("http", () => drain.start({ graceMilliseconds: 30_000 }), { limitMilliseconds: 31_000 });
 *
 * @see https://www.rfc-editor.org/rfc/rfc9112#section-9.6
 */
export function createDrain(server: Server): Drain {
  const connections = new ConnectionTracker(server);
  let drained: Promise<DrainResult> | undefined;
  return {
    start: (limits = {}) => {
      drained ??= drainServer(server, { connections, limits });
      return drained;
    },
  };
}

interface DrainWork {
  readonly connections: ConnectionTracker;
  readonly limits: DrainLimits;
}

async function drainServer(server: Server, { connections, limits }: DrainWork): Promise<DrainResult> {
  const { keepAliveMilliseconds = server.keepAliveTimeout + keepAliveMargin, graceMilliseconds = 30_000 } = limits;
  let abandonedRequests = 0;
  const reaping = setTimeout(() => connections.closeIdle(), keepAliveMilliseconds);
  const ending = setTimeout(() => {
    const abandoned = connections.closeAll();
    abandonedRequests = abandoned.length;
    if (abandonedRequests > 0) requestsCutOff.emit({ requests: abandoned.map(describe) });
  }, graceMilliseconds);
  if (limits.lateRequests !== undefined) connections.answerWith(limits.lateRequests);
  connections.sayClose();
  await Promise.all([closeListener(server), connections.gone()]);
  clearTimeout(reaping);
  clearTimeout(ending);
  return { abandonedRequests };
}

/** Without the query, which may hold what people searched for, or a token. */
function describe({ req: { method, url = "" } }: ServerResponse): string {
  return `${method} ${url.split("?", 1)[0]}`;
}

/** Stops accepting, without the reaping of idle connections that `http.Server.close` adds. */
function closeListener(server: Server): Promise<void> {
  return new Promise((resolve) => NetServer.prototype.close.call(server, () => resolve()));
}
