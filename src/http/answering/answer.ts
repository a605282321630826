import { answerConditionally } from "../conditional/answer-conditionally.ts";
import { setCsrfCookie } from "../csrf/csrf-cookie.ts";
import { errorResponse } from "../error-pages/error-response.ts";
import { answerHealth } from "../health/answer-health.ts";
import type { IncomingRequest } from "../request/incoming-request.ts";
import { HttpResponse } from "../response/http-response.ts";
import { respond } from "../response/respond.ts";
import { addSecurityHeaders } from "../response/security-headers.ts";
import type { Resolution } from "../routing/resolve-route.ts";
import type { HandlerResult } from "../routing/route.ts";
import type { RunningSite } from "../running-site.ts";
import { dispatch } from "./dispatch.ts";
import { settle } from "./settle.ts";

/**
 * Answers a request completely: health, host, hooks from the outside in, route, and on the way back the cookies and
 * headers that every answer carries, error pages included. Never rejects.
 */
export async function answer(
  request: IncomingRequest,
  resolution: Resolution,
  site: RunningSite,
): Promise<HttpResponse> {
  const response = await settled(request, site, "The site", () => {
    return answerHealth(request, site) ?? answerInTurn(request, resolution, site);
  });
  setCsrfCookie(request, response, site.settings);
  addSecurityHeaders(response, request.isSecure, site.settings);
  response.headers.set("X-Request-ID", request.id);
  if (site.releaseHeader !== undefined) response.headers.set("X-Release", site.releaseHeader);
  return response;
}

/** Answers once there is a place for the request among those at work. */
async function answerInTurn(
  request: IncomingRequest,
  resolution: Resolution,
  site: RunningSite,
): Promise<HttpResponse> {
  const turn = site.workload.enter(() => request.signal);
  if (turn !== undefined) await turn;
  try {
    request.verify();
    if (site.settings.SECURE_SSL_REDIRECT && !request.isSecure) return redirectToHttps(request);
    return answerConditionally(request, await runHooks(request, resolution, site));
  } finally {
    site.workload.leave();
  }
}

function redirectToHttps({ host, target }: IncomingRequest): HttpResponse {
  return respond.redirect(`https://${host}${target}`, { status: 301 });
}

function runHooks(request: IncomingRequest, resolution: Resolution, site: RunningSite): Promise<HttpResponse> {
  const hooks = site.hooks ?? [];
  const runFrom = (index: number): Promise<HttpResponse> => {
    const hook = hooks[index];
    if (hook === undefined) {
      return settled(request, site, `The handler of ${request.path}`, () => dispatch(request, resolution, site));
    }
    return settled(request, site, `The hook "${hook.name}"`, () => hook.handle(request, () => runFrom(index + 1)));
  };
  return runFrom(0);
}

/** Runs one layer; an error in it becomes its error page here, so that the layers around it still do their part. */
async function settled(
  request: IncomingRequest,
  site: RunningSite,
  where: string,
  work: () => Promise<HandlerResult>,
): Promise<HttpResponse> {
  try {
    const response = settle(await work(), where);
    // Of all layers only the innermost has something to render.
    return response instanceof HttpResponse ? response : await response;
  } catch (error) {
    return errorResponse(error, request, site);
  }
}
