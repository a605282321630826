import { afterwards, type Eventual, rescued, whenThere } from "#rooms/util";
import { answerConditionally } from "../conditional/answer-conditionally.ts";
import { setCsrfCookie } from "../csrf/csrf-cookie.ts";
import { errorResponse } from "../error-pages/error-response.ts";
import { answerHealth } from "../health/answer-health.ts";
import type { IncomingRequest } from "../request/incoming-request.ts";
import type { HttpResponse } from "../response/http-response.ts";
import { respond } from "../response/respond.ts";
import { addSecurityHeaders } from "../response/security-headers.ts";
import type { Resolution } from "../routing/resolve-route.ts";
import type { HandlerResult } from "../routing/route.ts";
import type { RunningSite } from "../running-site.ts";
import { dispatch } from "./dispatch.ts";
import { settle } from "./settle.ts";

/**
 * Answers a request completely: health, host, hooks from the outside in, route, and on the way back the cookies and
 * headers that every answer carries, error pages included. Never throws or rejects.
 */
export function answer(request: IncomingRequest, resolution: Resolution, site: RunningSite): Eventual<HttpResponse> {
  const passage: Passage = { request, resolution, site };
  const answered = settled(
    passage,
    () => "The site",
    () => answerHealth(request, site) ?? answerInTurn(passage),
  );
  return whenThere(answered, (response) => complete(response, passage));
}

/** A request on its way through the layers of a site. */
interface Passage {
  readonly request: IncomingRequest;
  readonly resolution: Resolution;
  readonly site: RunningSite;
}

/** Adds what every answer carries. */
function complete(response: HttpResponse, { request, site }: Passage): HttpResponse {
  setCsrfCookie(request, response, site.settings);
  addSecurityHeaders(response, request.isSecure, site.settings);
  response.headers.set("X-Request-ID", request.id);
  if (site.releaseHeader !== undefined) response.headers.set("X-Release", site.releaseHeader);
  return response;
}

/** Answers once there is a place for the request among those at work. */
function answerInTurn(passage: Passage): Eventual<HttpResponse> {
  const { request, site } = passage;
  const turn = site.workload.enter(() => request.signal);
  return whenThere(turn, () =>
    afterwards(
      () => answerVerified(passage),
      () => site.workload.leave(),
    ),
  );
}

function answerVerified(passage: Passage): Eventual<HttpResponse> {
  const { request, site } = passage;
  request.verify();
  if (site.settings.SECURE_SSL_REDIRECT && !request.isSecure) return redirectToHttps(request);
  return whenThere(runHooks(passage, 0), (response) => answerConditionally(request, response));
}

function redirectToHttps({ host, target }: IncomingRequest): HttpResponse {
  return respond.redirect(`https://${host}${target}`, { status: 301 });
}

/** Hands the request to the hook at an index, and to the route behind the last one. */
function runHooks(passage: Passage, index: number): Eventual<HttpResponse> {
  const { request, resolution, site } = passage;
  const hook = site.hooks?.[index];
  if (hook === undefined) {
    const where = () => `The handler of ${request.path}`;
    return settled(passage, where, () => dispatch(request, resolution, site));
  }
  const where = () => `The hook "${hook.name}"`;
  return settled(passage, where, () => hook.handle(request, () => runHooks(passage, index + 1)));
}

/** Runs one layer; an error in it becomes its error page here, so that the layers around it still do their part. */
function settled(
  { request, site }: Passage,
  where: () => string,
  work: () => Eventual<HandlerResult>,
): Eventual<HttpResponse> {
  return rescued(
    () => whenThere(work(), (result) => settle(result, where)),
    (error) => errorResponse(error, request, site),
  );
}
