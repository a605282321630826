import type { IncomingMessage, ServerResponse } from "node:http";
import { runInContext } from "#rooms/context";
import { currentLogger } from "#rooms/logging";
import { answer } from "./answering/answer.ts";
import { isEnding, noteAnswer } from "./engine/current-answers.ts";
import { requestFailed, requestFinished, requestStarted } from "./events.ts";
import { discardBody } from "./request/discard-body.ts";
import { currentRequest } from "./request/http-request.ts";
import { IncomingRequest } from "./request/incoming-request.ts";
import { hasDubiousFraming } from "./request/verify-message.ts";
import type { HttpResponse } from "./response/http-response.ts";
import { sendResponse } from "./response/send-response.ts";
import type { Resolution } from "./routing/resolve-route.ts";
import type { RunningSite } from "./running-site.ts";

/** One request as the engine hands it over. */
export interface Exchange {
  readonly message: IncomingMessage;
  readonly response: ServerResponse;
  readonly resolution: Resolution;
}

/** Takes a request all the way: context, answer, socket, event. Never throws or rejects. */
export function serveRequest(exchange: Exchange, site: RunningSite): Promise<void> {
  const { message, response, resolution } = exchange;
  if (isEnding(message.socket)) return Promise.resolve();
  const arrival = { started: performance.now(), written: bytesWritten(message) };
  const params = resolution.kind === "route" ? resolution.params : {};
  const client = site.readClient(message);
  const { settings, workload } = site;
  const request = new IncomingRequest({ message, response, client, params, settings, workload });
  noteAnswer(message.socket, response);
  if (isLastOf(message)) response.shouldKeepAlive = false;
  return inContext(request, site, async () => {
    if (requestStarted.hasSubscribers) requestStarted.emit({ request });
    const eventual = answer(request, resolution, site);
    // An answer that is there already need not wait for the next turn.
    const answered = eventual instanceof Promise ? await eventual : eventual;
    const complete = await deliver(answered, exchange, { request, site });
    const released = request.release();
    if (released !== undefined) await released;
    const { status, error } = answered;
    requestFinished.emit({
      request,
      route: resolution.kind === "route" ? resolution.entry.route.path : undefined,
      status,
      milliseconds: performance.now() - arrival.started,
      bytes: bytesWritten(message) - arrival.written,
      release: site.release,
      complete,
      error,
    });
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
function inContext(request: IncomingRequest, site: RunningSite, work: () => Promise<void>): Promise<void> {
  const logger = site.logger?.child({ requestId: request.id, traceId: request.trace.traceId });
  const own = [currentRequest.with(request), ...(logger === undefined ? [] : [currentLogger.with(logger)])];
  return runInContext([...site.context, ...own], work);
}

/** Sends the response; false if it could not be completed. */
async function deliver(
  answered: HttpResponse,
  { message, response }: Exchange,
  { request, site }: { readonly request: IncomingRequest; readonly site: RunningSite },
): Promise<boolean> {
  if (site.draining.aborted) answered.headers.set("Connection", "close");
  try {
    if (site.draining.aborted || !response.shouldKeepAlive) await discardBody(message);
    return await sendResponse(response, answered);
  } catch (error) {
    response.destroy();
    if (!hasLeft(error)) requestFailed.emit({ request, error });
    return false;
  } finally {
    // The head of an answer that began before the draining has promised to keep the connection.
    if (site.draining.aborted && answered.headers.get("Connection") !== "close") message.socket.end();
  }
}

function hasLeft(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ERR_STREAM_PREMATURE_CLOSE";
}
