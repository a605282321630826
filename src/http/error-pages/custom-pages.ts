import type { Html } from "#rooms/html";
import { CsrfFailed, HostRefused } from "../errors.ts";
import type { HttpRequest } from "../request/http-request.ts";
import type { ErrorReport } from "./error-report.ts";

/**
 * A page of the site's own for an error; the status is set by whoever asked for it.
 *
 * @param report What the visitor may know.
 */
export type ErrorPage = (request: HttpRequest, report: ErrorReport) => Html | Promise<Html>;

/** The site's own pages by status; `csrf` is the page of a refused form, which otherwise is that of 403. */
export type ErrorPages = Readonly<Partial<Record<400 | 403 | 404 | 405 | 413 | 429 | 500 | 503 | "csrf", ErrorPage>>>;

/** The site's own page for a report; undefined where the plain one is shown. */
export function customPage(pages: ErrorPages = {}, { status, code }: ErrorReport): ErrorPage | undefined {
  // Whoever sent a Host header that is not the site's must not get it into a page of the site.
  if (code === HostRefused.code) return undefined;
  const byStatus: { readonly [status: number]: ErrorPage | undefined } = pages;
  return code === CsrfFailed.code ? (pages.csrf ?? byStatus[status]) : byStatus[status];
}
