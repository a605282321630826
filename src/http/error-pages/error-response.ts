import { html } from "#rooms/html";
import { CsrfFailed, MethodNotAllowed, ServerBusy } from "../errors.ts";
import { requestFailed } from "../events.ts";
import type { IncomingRequest } from "../request/incoming-request.ts";
import type { HttpResponse } from "../response/http-response.ts";
import { respond } from "../response/respond.ts";
import { shownRelease } from "../response/shown-release.ts";
import type { SiteOptions } from "../site.ts";
import { csrfFailurePage } from "./csrf-failure-page.ts";
import { customPage, type ErrorPage } from "./custom-pages.ts";
import { debugPage, debugPolicy } from "./debug-page.ts";
import { errorDocument } from "./error-document.ts";
import { type ErrorReport, reportError } from "./error-report.ts";
import { isServerFault } from "./is-server-fault.ts";
import { prefersJson } from "./prefers-json.ts";

/** Seconds after which a client may try again. */
const retryAfter = "5";

/**
 * Turns an error into the answer that reports it: HTML or JSON as the client prefers, with everything in DEBUG and
 * otherwise with what the client may know, on the site's own page if it has one. Never rejects.
 */
export async function errorResponse(
  error: unknown,
  request: IncomingRequest,
  site: SiteOptions,
): Promise<HttpResponse> {
  const report = reportError(error, shownRelease(site));
  // The access record names who was turned away; a stack for each would be more work than the request.
  if (isServerFault(report.status) && !(error instanceof ServerBusy)) requestFailed.emit({ request, error });
  const response = await writeReport(error, report, { request, site });
  if (report.status === 503) response.headers.setDefault("Retry-After", retryAfter);
  if (error instanceof MethodNotAllowed) response.headers.set("Allow", error.details.allowed.join(", "));
  response.vary("Accept");
  return response;
}

/** Where the error happened. */
interface Circumstances {
  readonly request: IncomingRequest;
  readonly site: SiteOptions;
}

async function writeReport(error: unknown, report: ErrorReport, where: Circumstances): Promise<HttpResponse> {
  try {
    if (prefersJson(where.request)) return problemResponse(error, report, where);
    return await pageResponse(error, report, where);
  } catch (failure) {
    requestFailed.emit({ request: where.request, error: failure });
    return respond.html(await plainPage(report, where.request.id).render(), { status: report.status, error });
  }
}

/** @see https://www.rfc-editor.org/rfc/rfc9457 */
function problemResponse(error: unknown, report: ErrorReport, { request, site }: Circumstances): HttpResponse {
  const { status, title, code, release } = report;
  const detail = site.settings.DEBUG ? String(error) : report.detail;
  const problem = { type: "about:blank", title, status, detail, code, requestId: request.id, release };
  return respond.json(problem, { status, error, headers: { "Content-Type": "application/problem+json" } });
}

async function pageResponse(error: unknown, report: ErrorReport, where: Circumstances): Promise<HttpResponse> {
  const { request, site } = where;
  const { DEBUG } = site.settings;
  if (DEBUG && !(error instanceof CsrfFailed)) return debugResponse(error, report, where);
  const page = await visitorPage(error, report, where)(request, report);
  return respond.html(await page.render(), { status: report.status, error });
}

/** The page that everybody may see: the site's own, Django's for a refused form, or a plain one. */
function visitorPage(error: unknown, report: ErrorReport, { request, site }: Circumstances): ErrorPage {
  const { DEBUG } = site.settings;
  // The site's own page may ask the database: a busy server does not.
  const own = DEBUG || error instanceof ServerBusy ? undefined : customPage(site.errorPages, report);
  if (own !== undefined) return own;
  return error instanceof CsrfFailed
    ? () => csrfFailurePage(error.details.reason, DEBUG)
    : () => plainPage(report, request.id);
}

async function debugResponse(
  error: unknown,
  report: ErrorReport,
  { request, site }: Circumstances,
): Promise<HttpResponse> {
  const page = await debugPage({ error, report, request, release: site.release }).render();
  const headers = { "Content-Security-Policy": debugPolicy };
  return respond.html(page, { status: report.status, error, headers });
}

function plainPage({ status, title, detail, release }: ErrorReport, requestId: string) {
  const code = release === undefined ? "" : `, release ${release}`;
  const content = html`<h1>${title} (${status})</h1>
<p>${detail}</p>
<p><small>Request ${requestId}${code}</small></p>`;
  return errorDocument({ title, content });
}
