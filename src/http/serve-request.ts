import type { IncomingMessage, ServerResponse } from "node:http";
import { runInContext } from "#rooms/context";
import { currentLogger } from "#rooms/logging";
import { type Eventual, whenThere } from "#rooms/util";
import { answer } from "./answering/answer.ts";
import { isEnding, noteAnswer } from "./engine/current-answers.ts";
import { requestFinished, requestStarted } from "./events.ts";
import { currentRequest } from "./request/http-request.ts";
import { IncomingRequest } from "./request/incoming-request.ts";
import { hasDubiousFraming } from "./request/verify-message.ts";
import { deliverResponse } from "./response/deliver-response.ts";
import type { HttpResponse } from "./response/http-response.ts";
import type { Resolution } from "./routing/resolve-route.ts";
import type { RunningSite } from "./running-site.ts";

/** One request as the engine hands it over. */
export interface Exchange {
  readonly message: IncomingMessage;
  readonly response: ServerResponse;
  readonly resolution: Resolution;
}

/** Takes a request all the way: context, answer, socket, event. Never throws or rejects. */
export function serveRequest({ message, response: target, resolution }: Exchange, site: RunningSite): Eventual<void> {
  if (isEnding(message.socket)) return;
  const started = performance.now();
  const written = bytesWritten(message);
  const params = resolution.kind === "route" ? resolution.params : {};
  const client = site.readClient(message);
  const { settings, workload } = site;
  const request = new IncomingRequest({ message, response: target, client, params, settings, workload });
  noteAnswer(message.socket, target);
  if (isLastOf(message)) target.shouldKeepAlive = false;
  const finish = ({ status, error }: HttpResponse, complete: boolean) =>
    requestFinished.emit({
      request,
      route: resolution.kind === "route" ? resolution.entry.route.path : undefined,
      status,
      milliseconds: performance.now() - started,
      bytes: bytesWritten(message) - written,
      release: site.release,
      complete,
      error,
    });
  const isDraining = () => site.draining.aborted;
  return inContext(request, site, () => {
    if (requestStarted.hasSubscribers) requestStarted.emit({ request });
    return whenThere(answer(request, resolution, site), (response) =>
      whenThere(deliverResponse(response, { message, target, request, isDraining }), (complete) =>
        whenThere(request.release(), () => finish(response, complete)),
      ),
    );
  });
}

/**
 * True for a request behind which nothing is read. Node's parser stops behind an offer to upgrade, though it was not
 * taken up: what followed in the same packet is lost, so the client is told to send it again on another connection.
 */
function isLastOf(message: IncomingMessage): boolean {
  return message.headers.upgrade !== undefined || hasDubiousFraming(message);
}

/** An injected request has a connection that counts nothing. */
function bytesWritten({ socket }: IncomingMessage): number {
  return socket.bytesWritten || 0;
}

/** Opens the site's context with the request's own on top. */
function inContext(request: IncomingRequest, site: RunningSite, work: () => Eventual<void>): Eventual<void> {
  const logger = site.logger?.child({ requestId: request.id, traceId: request.trace.traceId });
  const own = [currentRequest.with(request), ...(logger === undefined ? [] : [currentLogger.with(logger)])];
  return runInContext([...site.context, ...own], work);
}
