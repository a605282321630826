import { type Eventual, whenThere } from "#rooms/util";
import { verifyCsrf } from "../csrf/verify-csrf.ts";
import { MethodNotAllowed, MethodNotImplemented, NotFound, SlashMissing } from "../errors.ts";
import type { IncomingRequest } from "../request/incoming-request.ts";
import { HttpResponse } from "../response/http-response.ts";
import { respond } from "../response/respond.ts";
import type { Resolution } from "../routing/resolve-route.ts";
import type { HandlerResult } from "../routing/route.ts";
import { escapeLeadingSlashes } from "../routing/route-path.ts";
import type { SiteOptions } from "../site.ts";
import { runHandler } from "./run-handler.ts";

const implementedMethods = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);

/**
 * Hands the request to its route, in Django's order: address, slash, method, CSRF, handler.
 *
 * @throws NotFound, SlashMissing, MethodNotAllowed, MethodNotImplemented, CsrfFailed and what the handler throws.
 */
export function dispatch(request: IncomingRequest, resolution: Resolution, site: SiteOptions): Eventual<HandlerResult> {
  if (!implementedMethods.has(request.method)) throw new MethodNotImplemented({ method: request.method });
  if (resolution.kind === "nothing") throw new NotFound({ what: `The page ${request.path}` });
  if (resolution.kind === "slash-missing") return addSlash(request);
  if (resolution.kind === "methods") return answerMethods(request.method, resolution.allowed);
  const { route } = resolution.entry;
  const verified = route.csrf === "protected" ? verifyCsrf(request, site.settings) : undefined;
  return whenThere(verified, () => runHandler(route, request, site.transaction));
}

function addSlash({ method, path, address }: IncomingRequest): HttpResponse {
  if (method !== "GET" && method !== "HEAD") throw new SlashMissing({ method, path });
  const query = address.rawQuery === "" ? "" : `?${address.rawQuery}`;
  return respond.redirect(`${escapeLeadingSlashes(address.rawPath)}/${query}`, { status: 301 });
}

function answerMethods(method: string, allowed: readonly string[]): HttpResponse {
  if (method !== "OPTIONS") throw new MethodNotAllowed({ method, allowed });
  return new HttpResponse(undefined, { status: 204, headers: { Allow: allowed.join(", ") } });
}
